package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.work.PendingReads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes hints pending, and counts them. */
final class Hints {

    private final ScheduleDatabase database;
    private final PendingReads pendingReads;
    private final Map<OrderName, Integer> counts = new HashMap<>();

    Hints(ScheduleDatabase database, PendingReads pendingReads) {
        this.database = database;
        this.pendingReads = pendingReads;
    }

    String enqueue(List<OrderName> orders, Cause cause) {
        var unused = database.call(pendingReads.enqueue(
                orders.stream().map(order -> order.hint(cause)).toList()));
        orders.forEach(order -> counts.merge(order, 1, Integer::sum));
        return "enqueues " + orders;
    }

    /** How many came of the order so far. */
    int count(OrderName order) {
        return counts.getOrDefault(order, 0);
    }
}
