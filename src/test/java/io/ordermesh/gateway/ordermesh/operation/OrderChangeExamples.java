package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.orders.CancelOrderItemModel;
import io.ordermesh.gateway.ordermesh.orders.CancelOrderModel;
import io.ordermesh.gateway.ordermesh.orders.CancelledOrder;
import io.ordermesh.gateway.ordermesh.orders.CustomerCareHoldOrderModel;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.ordermesh.orders.OrderItem;
import io.ordermesh.gateway.ordermesh.orders.OrdersApi;
import io.ordermesh.gateway.ordermesh.orders.UpdateOrderModel;
import io.ordermesh.gateway.ordermesh.orders.UpdateOrderModelBulkModel;
import io.ordermesh.gateway.ordermesh.wire.BulkItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders are changed, held and cancelled. */
final class OrderChangeExamples {

    private static final UpdateOrderModel NOTHING = new UpdateOrderModel(null, null, null, null, null, null, null);
    private static final CustomerCareHoldOrderModel HOLD = new CustomerCareHoldOrderModel("the address is odd");

    private OrderChangeExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("updateOrder", OrderChangeExamples::update, ends -> orders(ends)
                                .updateOrder(UNKNOWN, method(null)))
                        .missing()
                        .refusing(400, ends -> orders(ends).updateOrder(ends.open(1), NOTHING))
                        .refusing(409, ends -> orders(ends).updateOrder(ends.shipped(), method(null))),
                Example.of("updateOrdersBulk", OrderChangeExamples::updateBulk, ends -> orders(ends)
                        .updateOrdersBulk(new UpdateOrderModelBulkModel(List.of(method(UNKNOWN))))),
                Example.of("cancelOrder", OrderChangeExamples::cancel, ends -> orders(ends)
                                .cancelOrder(UNKNOWN, CancelOrderModel.wholeOrder()))
                        .missing()
                        .refusing(400, ends -> orders(ends).cancelOrder(ends.open(1), item(UNKNOWN, null)))
                        .refusing(409, ends -> orders(ends).cancelOrder(ends.shipped(), CancelOrderModel.wholeOrder())),
                Example.of("holdOrderForCustomerCare", OrderChangeExamples::hold, ends -> orders(ends)
                                .holdOrderForCustomerCare(UNKNOWN, HOLD))
                        .missing()
                        .refusing(409, ends -> orders(ends).holdOrderForCustomerCare(ends.shipped(), HOLD)));
    }

    private static OrdersApi orders(Ends ends) {
        return ends.upstream().orders();
    }

    private static UpdateOrderModel method(@Nullable String id) {
        return new UpdateOrderModel(id, null, null, null, "Overnight", null, null);
    }

    private static CancelOrderModel item(String id, @Nullable Integer quantity) {
        return new CancelOrderModel(List.of(new CancelOrderItemModel(id, quantity)), "changed their mind");
    }

    private static void update(Ends ends) {
        String id = ends.open(2);
        Order before = done(orders(ends).getOrder(id));
        var changes = new UpdateOrderModel(
                null,
                Orders.address("Joan"),
                Orders.address("Jo"),
                Orders.address("Joanna"),
                "Overnight",
                Map.of("basket", "18"),
                true);

        Order answered = done(orders(ends).updateOrder(id, changes));

        Order after = done(orders(ends).getOrder(id));
        Written.isIn(after.wire(), changes);
        assertThat(after.wire()).isEqualTo(answered.wire());
        assertThat(after.items()).isEqualTo(before.items());
        assertThat(after.updatedAt().orElseThrow()).isAfter(before.updatedAt().orElseThrow());
    }

    private static void updateBulk(Ends ends) {
        String open = ends.open(1);
        String shipped = ends.shipped();
        var changes = new UpdateOrderModelBulkModel(List.of(method(open), method(UNKNOWN), method(shipped)));

        List<BulkItem> answers = done(orders(ends).updateOrdersBulk(changes)).responses();

        assertThat(answers).extracting(BulkItem::statusCode).containsExactly(200L, 404L, 409L);
        assertThat(done(orders(ends).getOrder(open)).customerShippingMethod()).contains("Overnight");
        assertThat(done(orders(ends).getOrder(shipped)).customerShippingMethod())
                .isNotEqualTo(Optional.of("Overnight"));
    }

    private static void cancel(Ends ends) {
        String id = ends.open(3);
        List<String> items = ends.items(id);

        CancelledOrder part = done(orders(ends).cancelOrder(id, item(items.get(0), null)));

        assertThat(part.orderId()).contains(id);
        assertThat(part.cancelledItemIds()).containsExactly(items.get(0));
        assertThat(part.status()).contains("Open");
        assertThat(done(orders(ends).getOrderItem(items.get(0))).cancelledAt()).isPresent();
        CancelledOrder rest = done(orders(ends).cancelOrder(id, CancelOrderModel.wholeOrder()));
        assertThat(rest.cancelledItemIds()).containsExactlyInAnyOrder(items.get(1), items.get(2));
        Order read = done(orders(ends).getOrder(id));
        assertThat(read.status()).isEqualTo(rest.status()).contains("Cancelled");
        assertThat(read.items()).extracting(OrderItem::status).containsOnly(Optional.of("Cancelled"));
    }

    private static void hold(Ends ends) {
        String id = ends.open(1);

        assertThat(done(orders(ends).holdOrderForCustomerCare(id, HOLD)).status())
                .contains("CustomerCareHold");

        Order read = done(orders(ends).getOrder(id));
        assertThat(read.status()).contains("CustomerCareHold");
        assertThat(read.statusDesc()).isEqualTo(Optional.ofNullable(HOLD.reason()));
        // Who is held cannot be held more.
        assertThat(done(orders(ends).holdOrderForCustomerCare(id, HOLD)).orderId())
                .contains(id);
    }
}
