package io.ordermesh.gateway.ordermesh.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordermesh.gateway.ordermesh.extras.CatalogVariant;
import io.ordermesh.gateway.ordermesh.orders.Address;
import io.ordermesh.gateway.ordermesh.orders.CreatedOrder;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.ordermesh.orders.OrderItem;
import io.ordermesh.gateway.ordermesh.shipments.ReroutedShipment;
import io.ordermesh.gateway.ordermesh.shipments.Shipment;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentPackage;
import io.ordermesh.gateway.ordermesh.users.ClientToken;
import io.ordermesh.gateway.ordermesh.users.UserTokens;
import io.ordermesh.gateway.ordermesh.wire.BulkAnswer;
import io.ordermesh.gateway.ordermesh.wire.Json;
import io.ordermesh.gateway.ordermesh.wire.Money;
import io.ordermesh.gateway.ordermesh.wire.UnreadableField;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented samples, and the assumed forms, read through the views. */
class ViewsTest {

    @Test
    void theSampleOfAnOrderIsRead() {
        String sample = Json.fixture("answer-get-order.json");

        Order order = Json.read(sample, Order.class);

        assertThat(order.id()).isEqualTo("0123456789abcdef01234567");
        assertThat(order.shortId()).contains("O10000001");
        assertThat(order.shipmentIds()).isEmpty();
        assertThat(order.merchantTotal()).isEmpty();
        assertThat(order.shippingAddress().flatMap(Address::city)).contains("Springfield");
        assertThat(order.billingAddress()).isEmpty();
        assertThat(order.reprint().orElseThrow().shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.facilityId()).contains("F0100");
            assertThat(shipment.costCoverage().orElseThrow().shipping()).contains("Customer");
        });
        assertThat(order.items()).singleElement().satisfies(ViewsTest::isTheItem);
        assertThat(Json.tree(Json.write(order))).isEqualTo(Json.tree(sample).path("order"));
        assertThat(order)
                .hasToString(
                        "Order[wire={%d fields}]".formatted(order.wire().names().size()));
    }

    private static void isTheItem(OrderItem item) {
        assertThat(item.id()).isEqualTo("89abcdef0123456789abcdef");
        assertThat(item.status()).contains(OrderItem.OPEN);
        assertThat(item.quantity()).contains(2L);
        assertThat(item.createdAt()).contains(Instant.parse("2026-01-01T00:00:00.123Z"));
        assertThat(item.cancelledAt()).isEmpty();
        assertThat(item.customerSubtotal()).contains(Money.of("USD", new BigDecimal("43.00")));
        assertThat(item.options()).isEmpty();
        assertThat(item.attributes()).singleElement().satisfies(each -> assertThat(each.value())
                .contains("M"));
        assertThat(item.meta()).containsEntry("line", "1");
        assertThat(item.isSample()).contains(false);
        assertThat(item.fulfillmentReady()).isEmpty();
        assertThat(item.refundData()).isEmpty();
    }

    /** One bare object, where a list was asked for. */
    @Test
    void theSampleOfAllShipmentsIsRead() {
        String sample = Json.fixture("answer-get-all-shipments.json");

        Shipment shipment = Json.page(sample, Shipment.class).items().get(0);

        assertThat(shipment.id()).isEqualTo("22222222-2222-4222-8222-222222222222");
        assertThat(shipment.shipmentStatus()).contains(4);
        assertThat(shipment.createdDate()).contains(Instant.parse("2022-04-03T12:00:00Z"));
        assertThat(shipment.merchantOrderId()).isEmpty();
        assertThat(shipment.isPollingStopped()).isEmpty();
        assertThat(shipment.total()).contains(new BigDecimal("21.50"));
        assertThat(shipment.packages()).singleElement().satisfies(each -> {
            assertThat(each.carrierTrackingNumber()).contains("1Z0000000000000000");
            assertThat(each.orderItemIDs()).containsExactly("89abcdef0123456789abcdef");
            assertThat(each.packageOrderItems()).isEmpty();
        });
        assertThat(shipment.orderItems()).singleElement().satisfies(each -> {
            assertThat(each.status()).contains(1L);
            assertThat(each.price()).contains(new Money("USD", new BigDecimal("9.1"), BigDecimal.ZERO));
        });
        assertThat(shipment.selectedShippingMapping().orElseThrow().carrierName())
                .contains("UPS");
        assertThat(Json.tree(Json.write(shipment))).isEqualTo(Json.tree(sample));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderId\": \"o-1\", \"safeId\": \"s-1\"}",
                "{\"id\": \"o-1\", \"safeId\": \"s-1\"}",
                "{\"order\": {\"id\": \"o-1\", \"safeId\": \"s-1\"}}",
                "{\"order\": {\"orderId\": \"o-1\", \"safeId\": \"s-1\"}}"
            })
    void aCreatedOrderIsNamedInFourWays(String answer) {
        CreatedOrder created = Json.read(answer, CreatedOrder.class);

        assertThat(created.orderId()).isEqualTo("o-1");
        assertThat(created.safeId()).contains("s-1");
    }

    @Test
    void tokensAreReadInBothSpellingsAndNeverShown() {
        UserTokens documented = Json.read(
                "{\"accessToken\": \"t-1\", \"refreshToken\": \"r-1\", \"expiresIn\": 3600}", UserTokens.class);
        ClientToken older = Json.read("{\"access_token\": \"t-1\", \"expires_in\": 3600}", ClientToken.class);

        assertThat(documented.accessToken()).isEqualTo(older.accessToken()).isEqualTo("t-1");
        assertThat(documented.expiresIn()).isEqualTo(older.expiresIn()).contains(3600L);
        assertThat(documented.refreshToken()).contains("r-1");
        assertThat(documented.toString() + older).doesNotContain("t-1", "r-1");
    }

    @Test
    void bulkAnswersTellEachElementApart() {
        BulkAnswer answer = Json.read(
                "{\"responses\": [{\"index\": 0, \"statusCode\": 201, \"body\": {\"orderId\": \"o-1\"}},"
                        + " {\"index\": 1, \"statusCode\": 409, \"errors\": [{\"code\": \"DUPLICATE\"}]}]}",
                BulkAnswer.class);

        assertThat(answer.responses()).extracting(each -> each.succeeded()).containsExactly(true, false);
        assertThat(answer.responses().get(0).body().map(CreatedOrder::new).map(CreatedOrder::orderId))
                .contains("o-1");
        assertThat(answer.responses().get(1).errors()).hasSize(1);
    }

    @Test
    void otherAssumedFormsAreRead() {
        ReroutedShipment rerouted = Json.read("{\"id\": \"s-1\", \"newShipmentId\": \"s-2\"}", ReroutedShipment.class);
        CatalogVariant variant = Json.page(
                        "{\"variants\": [{\"sku\": \"TEE\", \"merchantPrice\":"
                                + " {\"currencies\": [\"USD\"], \"amount\": 9.10, \"currency\": \"USD\"}}]}",
                        CatalogVariant.class)
                .items()
                .get(0);

        assertThat(rerouted.shipmentId()).isEqualTo("s-1");
        assertThat(rerouted.newShipmentId()).contains("s-2");
        assertThat(variant.merchantPrice()).contains(Money.of("USD", new BigDecimal("9.10")));
    }

    @Test
    void anOrderWithoutIdIsUnreadable() {
        assertThatThrownBy(() -> Json.read("{\"order\": {}}", Order.class).id())
                .isInstanceOf(UnreadableField.class)
                .hasMessage("order.id is missing");
        assertThatThrownBy(() -> Json.read("[]", ShipmentPackage.class)).hasMessageContaining("Array value");
    }
}
