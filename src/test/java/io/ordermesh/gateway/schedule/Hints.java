package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.work.Hint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes hints pending, and counts them. */
final class Hints {

    /** So that some hints of new orders wait. */
    private static final int UNKNOWN_PER_MINUTE = 1;

    private final ScheduleDatabase database;
    private final Wire wire;
    private final Product product;
    private final Map<OrderName, Integer> counts = new HashMap<>();

    Hints(ScheduleDatabase database, Wire wire, Product product) {
        this.database = database;
        this.wire = wire;
        this.product = product;
    }

    String enqueue(List<OrderName> orders, Cause cause) {
        List<Hint> hints = orders.stream().map(order -> order.hint(cause)).toList();
        var unused = database.call(
                cause == Cause.WEBHOOK
                        ? wire.pool().withTransaction(transaction -> webhooks(transaction, hints))
                        : product.pendingReads().enqueue(hints));
        orders.forEach(order -> counts.merge(order, 1, Integer::sum));
        return "enqueues " + orders;
    }

    private Uni<Void> webhooks(SqlClient transaction, List<Hint> hints) {
        return product.quota().take(transaction, hints, UNKNOWN_PER_MINUTE).chain(deferred -> product.pendingReads()
                .enqueue(transaction, hints, deferred));
    }

    /** How many came of the order so far. */
    int count(OrderName order) {
        return counts.getOrDefault(order, 0);
    }
}
