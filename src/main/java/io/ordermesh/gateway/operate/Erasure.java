package io.ordermesh.gateway.operate;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.order.OrderChanged;
import io.ordermesh.gateway.order.OrderErasure;
import io.ordermesh.gateway.work.DeadLetters;
import io.ordermesh.gateway.work.ForgottenReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Erases an order in one transaction: pending reads, row, dead letters, journal. They are locked in the order in which
 * the storing of a read does. What is left is the order id in a row without contents.
 */
@Singleton
class Erasure {

    private static final Logger LOG = Logger.getLogger(Erasure.class);

    private final Pool pool;
    private final ForgottenReads reads;
    private final OrderErasure orders;
    private final DeadLetters deadLetters;
    private final Event<OrderChanged> changed;

    Erasure(
            Pool pool,
            ForgottenReads reads,
            OrderErasure orders,
            DeadLetters deadLetters,
            Event<OrderChanged> changed) {
        this.pool = pool;
        this.reads = reads;
        this.orders = orders;
        this.deadLetters = deadLetters;
        this.changed = changed;
    }

    /** The ids of the orders here that the key names. */
    Uni<List<String>> ids(String merchant, OrderKey key) {
        return orders.ids(pool, merchant, key);
    }

    /** Erases the order, known here or not. Once more changes nothing. */
    Uni<Void> erase(String merchant, String orderId) {
        return pool.withTransaction(transaction -> erase(transaction, merchant, orderId))
                .invoke(revision -> revision.ifPresent(number -> {
                    LOG.infof("Order erased: merchant=%s order=%s revision=%d", merchant, orderId, number);
                    changed.fire(new OrderChanged(merchant, orderId, number));
                }))
                .replaceWithVoid();
    }

    private Uni<Optional<Long>> erase(SqlConnection transaction, String merchant, String orderId) {
        return reads.forget(transaction, merchant, List.of(OrderKey.order(orderId)))
                .chain(() -> orders.keys(transaction, merchant, orderId))
                .chain(keys -> reads.forget(transaction, merchant, keys)
                        .chain(() -> orders.erase(transaction, merchant, orderId, keys))
                        .call(() -> deadLetters.remove(transaction, merchant, keys)));
    }
}
