package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.gateway.ordermesh.extras.CatalogVariant;
import io.ordermesh.gateway.ordermesh.extras.ExtrasApi;
import io.ordermesh.gateway.ordermesh.extras.InboundOrder;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderModel;
import io.ordermesh.gateway.ordermesh.orders.OrderSearch;
import io.ordermesh.gateway.ordermesh.wire.Json;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.ordermesh.gateway.outside.World;
import java.util.List;

/** What the portal's guides show beside the 49. */
final class ExtrasExamples {

    private ExtrasExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("createInboundOrder", ExtrasExamples::createInbound, ends -> extras(ends)
                                .createInboundOrder(inbound(Orders.simple("inbound"), World.ACME)))
                        .refusing(403, ends -> extras(ends)
                                .createInboundOrder(inbound(Orders.simple("inbound"), World.GLOBEX))),
                Example.of("listMerchantCatalogVariants", ExtrasExamples::listVariants, ends -> extras(ends)
                                .listMerchantCatalogVariants(null, null))
                        .refusing(400, ends -> extras(ends).listMerchantCatalogVariants(0, null)));
    }

    private static ExtrasApi extras(Ends ends) {
        return ends.upstream().extras();
    }

    private static InboundOrder inbound(CreateOrderModel order, World.TestMerchant merchant) {
        return new InboundOrder(Json.tree(Json.write(order)), merchant.upstreamId(), UNKNOWN);
    }

    private static void createInbound(Ends ends) {
        CreateOrderModel order = Orders.full(World.ACME.upstreamId());
        var own = OrderSearch.all().withSafeId(order.safeId());

        done(extras(ends).createInboundOrder(inbound(order, World.ACME)));

        // Created later, as the contract has it.
        await().until(() ->
                !done(ends.upstream().orders().searchOrders(own)).items().isEmpty());
        Written.isIn(
                done(ends.upstream().orders().getOrderBySafeId(order.safeId())).wire(), order);
    }

    private static void listVariants(Ends ends) {
        Page<CatalogVariant> all = done(extras(ends).listMerchantCatalogVariants(null, null));

        assertThat(all.items()).hasSizeGreaterThan(2).allSatisfy(variant -> {
            assertThat(variant.sku()).isPresent();
            assertThat(variant.merchantPrice()).isPresent();
            assertThat(variant.decorations()).isNotEmpty();
        });
        assertThat(done(extras(ends).listMerchantCatalogVariants(2, 2)).items())
                .isEqualTo(all.items().subList(2, 4));
    }
}
