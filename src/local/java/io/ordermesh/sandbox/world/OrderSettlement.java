package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Gives an order the status which follows from its items. */
final class OrderSettlement {
    private OrderSettlement() {}

    static void settle(StoredOrder order, Instant now) {
        List<ObjectNode> live = order.liveItems();
        if (live.isEmpty()) {
            order.moveTo(OrderStatus.CANCELLED);
            order.node().put("cancelledAt", WireDates.order(now));
        } else if (count(live, OrderStatus.FULFILLED) == live.size()) {
            order.moveTo(OrderStatus.FULFILLED);
        } else if (isHeld(order) || !OrderStatus.isKnown(order.status())) {
            return;
        } else if (count(live, OrderStatus.FULFILLED) > 0) {
            order.moveTo(OrderStatus.PARTIALLY_FULFILLED);
        } else if (count(live, OrderStatus.IN_PRODUCTION) > 0) {
            order.moveTo(OrderStatus.IN_PRODUCTION);
        } else if (!order.status().equals(OrderStatus.OPEN)) {
            order.moveTo(OrderStatus.PROCESSING);
        }
    }

    private static boolean isHeld(StoredOrder order) {
        return order.status().equals(OrderStatus.CUSTOMER_CARE_HOLD)
                || order.status().equals(OrderStatus.ERROR);
    }

    private static long count(List<ObjectNode> items, String status) {
        return items.stream()
                .filter(item -> item.path("status").asText().equals(status))
                .count();
    }
}
