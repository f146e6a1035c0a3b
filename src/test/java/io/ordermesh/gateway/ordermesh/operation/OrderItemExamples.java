package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.orders.AddRefundItemModel;
import io.ordermesh.gateway.ordermesh.orders.AddRefundModel;
import io.ordermesh.gateway.ordermesh.orders.AttributeModel;
import io.ordermesh.gateway.ordermesh.orders.OptionModel;
import io.ordermesh.gateway.ordermesh.orders.OrderItem;
import io.ordermesh.gateway.ordermesh.orders.OrderItemSearch;
import io.ordermesh.gateway.ordermesh.orders.OrdersApi;
import io.ordermesh.gateway.ordermesh.orders.Refund;
import io.ordermesh.gateway.ordermesh.orders.RefundData;
import io.ordermesh.gateway.ordermesh.orders.UpdateOrderItemImageModel;
import io.ordermesh.gateway.ordermesh.orders.UpdateOrderItemModel;
import io.ordermesh.gateway.outside.World;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Items of orders are searched, changed and refunded. */
final class OrderItemExamples {

    private static final BigDecimal ONE = new BigDecimal("1.00");
    private static final BigDecimal TOO_MUCH = new BigDecimal("1000000");
    private static final UpdateOrderItemModel NOTHING =
            new UpdateOrderItemModel(null, null, null, null, null, null, null, null, null, null);
    private static final UpdateOrderItemModel CHANGES = new UpdateOrderItemModel(
            "MUG-11OZ",
            7,
            List.of(new UpdateOrderItemImageModel("https://example.com/new.png", null, "Back", "DTG")),
            List.of(new OptionModel("size", "XL")),
            List.of(new AttributeModel("gift", "no")),
            Orders.money("70.00"),
            Orders.money("10.00"),
            Orders.money("5.00"),
            Orders.money("3.50"),
            Map.of("engraving", "Jo"));

    private OrderItemExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("searchOrderItems", OrderItemExamples::search, ends -> ends.upstream()
                                .orderItems()
                                .searchOrderItems(OrderItemSearch.all().withOrderId(UNKNOWN)))
                        .refusing(400, ends -> ends.upstream()
                                .orderItems()
                                .searchOrderItems(OrderItemSearch.all().withPage(0))),
                Example.of("getOrderItem", OrderItemExamples::get, ends -> orders(ends)
                                .getOrderItem(UNKNOWN))
                        .missing(),
                Example.of("updateOrderItem", OrderItemExamples::update, ends -> orders(ends)
                                .updateOrderItem(UNKNOWN, UNKNOWN, CHANGES))
                        .missing()
                        .refusing(400, ends -> orders(ends).updateOrderItem(ends.open(1), UNKNOWN, zero()))
                        .refusing(409, ends -> {
                            String shipped = ends.shipped();
                            return orders(ends).updateOrderItem(shipped, ends.item(shipped), CHANGES);
                        }),
                Example.of("addRefundRequest", OrderItemExamples::refund, ends -> orders(ends)
                                .addRefundRequest(refund(UNKNOWN, UNKNOWN, ONE)))
                        .missing()
                        .refusing(400, ends -> orders(ends).addRefundRequest(refund(ends.open(1), UNKNOWN, ONE)))
                        .refusing(409, ends -> {
                            String shipped = ends.shipped();
                            return orders(ends).addRefundRequest(refund(shipped, ends.item(shipped), TOO_MUCH));
                        }));
    }

    private static OrdersApi orders(Ends ends) {
        return ends.upstream().orders();
    }

    private static UpdateOrderItemModel zero() {
        return new UpdateOrderItemModel(null, 0, null, null, null, null, null, null, null, null);
    }

    private static AddRefundModel refund(String order, String item, BigDecimal amount) {
        return new AddRefundModel(order, List.of(new AddRefundItemModel(item, false, amount, "torn")));
    }

    private static void search(Ends ends) {
        String order = ends.processing(3);
        OrderItemSearch own = OrderItemSearch.all().withOrderId(order);
        OrderItem first = done(orders(ends).getOrderItem(ends.item(order)));

        assertThat(found(ends, own)).containsExactlyInAnyOrderElementsOf(ends.items(order));
        assertThat(found(ends, own.withStatus("Processing").withSku(first.sku().orElseThrow())))
                .contains(first.id());
        own = OrderItemSearch.ofMerchant(World.ACME.upstreamId()).withOrderId(order);
        assertThat(found(ends, own.withExternalId(first.externalId().orElseThrow())))
                .contains(first.id());
        assertThat(found(ends, own.withTo(first.updatedAt().orElseThrow().minusSeconds(1))))
                .isEmpty();
    }

    private static List<String> found(Ends ends, OrderItemSearch search) {
        return done(ends.upstream().orderItems().searchOrderItems(search)).items().stream()
                .map(OrderItem::id)
                .toList();
    }

    private static void get(Ends ends) {
        String order = ends.open(2);

        OrderItem item = done(orders(ends).getOrderItem(ends.items(order).get(1)));

        assertThat(item.wire().json()).isEqualTo(ends.snapshot(order).order().at("/items/1"));
    }

    private static void update(Ends ends) {
        String order = ends.processing(2);
        String item = ends.item(order);

        OrderItem answered = done(orders(ends).updateOrderItem(order, item, CHANGES));

        OrderItem read = done(orders(ends).getOrderItem(item));
        Written.isIn(read.wire(), CHANGES);
        assertThat(read.wire()).isEqualTo(answered.wire());
        assertThat(failsWithoutAChange(ends, order, item)).isEqualTo(400);
    }

    private static int failsWithoutAChange(Ends ends, String order, String item) {
        return Ends.failed(orders(ends).updateOrderItem(order, item, NOTHING))
                .status()
                .orElse(0);
    }

    private static void refund(Ends ends) {
        String order = ends.shipped();
        String item = ends.item(order);
        BigDecimal paid = done(orders(ends).getOrderItem(item))
                .merchantSubTotal()
                .orElseThrow()
                .amount();

        done(orders(ends).addRefundRequest(refund(order, item, ONE)));
        done(orders(ends).addRefundRequest(refund(order, item, ONE)));

        RefundData data = done(orders(ends).getOrderItem(item)).refundData().orElseThrow();
        assertThat(data.refunds())
                .hasSize(2)
                .allSatisfy(refund -> Written.isIn(
                        refund.wire(), Map.of("amount", ONE, "isShippingRefund", false, "reason", "torn")));
        assertThat(data.refunds()).extracting(Refund::transactionId).doesNotHaveDuplicates();
        assertThat(data.remainingPriceBalance())
                .isEqualTo(Optional.of(paid.subtract(ONE).subtract(ONE)));
    }
}
