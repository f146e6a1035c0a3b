package io.ordermesh.gateway.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.order.Journal;
import io.ordermesh.gateway.order.OrderChanged;
import io.ordermesh.gateway.order.OrderRows;
import io.ordermesh.gateway.order.OrderSnapshot;
import io.ordermesh.gateway.ordermesh.OrderMesh;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.ReadResult;
import io.ordermesh.gateway.ordermesh.ReadResult.Found;
import io.ordermesh.gateway.ordermesh.ReadResult.Resolved;
import io.ordermesh.gateway.work.Hint;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.Release;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Carries out one claimed read: reads with no transaction open, then stores the outcome in one short transaction, if the
 * lease is still held.
 */
@Singleton
class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    private final OrderMesh orderMesh;
    private final PendingReads pendingReads;
    private final OrderRows orders;
    private final Journal journal;
    private final Pool pool;
    private final ObjectMapper json;
    private final ReconcileSettings settings;
    private final Event<OrderChanged> changed;

    Reconciler(
            OrderMesh orderMesh,
            PendingReads pendingReads,
            OrderRows orders,
            Journal journal,
            Pool pool,
            ObjectMapper json,
            ReconcileSettings settings,
            Event<OrderChanged> changed) {
        this.orderMesh = orderMesh;
        this.pendingReads = pendingReads;
        this.orders = orders;
        this.journal = journal;
        this.pool = pool;
        this.json = json;
        this.settings = settings;
        this.changed = changed;
    }

    /** A stored outcome, and the row's revision where it changed. */
    private record Stored(Outcome outcome, Optional<Long> revision) {

        static Stored unchanged(Outcome outcome) {
            return new Stored(outcome, Optional.empty());
        }
    }

    /**
     * Reads and stores the outcome.
     *
     * @param othersWork whether another read of the merchant found an order since this one's last failure
     * @return fails with {@link OrderMeshFailure} where the read brought nothing, and with
     *     another failure where the outcome could not be stored: then the lease runs out and the order is read again
     */
    Uni<Outcome> reconcile(PendingRead read, BooleanSupplier othersWork) {
        return orderMesh.read(read.merchant(), read.key()).chain(result -> store(read, result, othersWork));
    }

    /** Stores what a read brought. */
    Uni<Outcome> store(PendingRead read, ReadResult result, BooleanSupplier othersWork) {
        if (result instanceof Found found) {
            OrderSnapshot snapshot = OrderSnapshot.of(found.order(), found.shipments(), json);
            return inTransaction(read, connection -> storeSnapshot(connection, read, snapshot));
        }
        if (result instanceof Resolved resolved) {
            return storeResolved(read, resolved);
        }
        if (!read.known()) {
            return Uni.createFrom().failure(OrderMeshFailure.notFound(read.key()));
        }
        // Where nothing else is found either, a whole service may be answering 404.
        return read.missing() && othersWork.getAsBoolean()
                ? inTransaction(read, connection -> storeGone(connection, read))
                : pendingReads
                        .release(read, new Release(settings.goneDelay(), Outcome.MISSING.name(), false, true, false))
                        .replaceWith(Outcome.MISSING);
    }

    /** The transaction of a write. Whoever lost the lease changes nothing. */
    private Uni<Outcome> inTransaction(PendingRead read, Function<SqlConnection, Uni<Stored>> write) {
        return pool.withTransaction(connection -> pendingReads
                        .hold(connection, read)
                        .chain(held -> held
                                ? write.apply(connection)
                                : Uni.createFrom().item(Stored.unchanged(Outcome.LEASE_LOST))))
                .onFailure(Reconciler::refusedByDatabase)
                .transform(failure -> OrderMeshFailure.unstorable(read.key()))
                .invoke(stored -> stored.revision().ifPresent(revision -> announce(read, stored.outcome(), revision)))
                .map(Stored::outcome);
    }

    private Uni<Stored> storeSnapshot(SqlConnection connection, PendingRead read, OrderSnapshot snapshot) {
        return orders.find(connection, read.merchant(), snapshot.orderId()).chain(row -> switch (Decision.of(
                row, snapshot, read.older())) {
            case LEAVE -> pendingReads.complete(connection, read).replaceWith(Stored.unchanged(Outcome.UNCHANGED));
            case LOOK_AGAIN ->
                pendingReads
                        .release(
                                connection,
                                read,
                                new Release(settings.olderDelay(), Outcome.OLDER.name(), false, false, true))
                        .replaceWith(Stored.unchanged(Outcome.OLDER));
            case WRITE -> write(connection, read, snapshot, Outcome.APPLIED);
            case WRITE_OLDER -> write(connection, read, snapshot, Outcome.WENT_BACK);
        });
    }

    private Uni<Stored> write(SqlConnection connection, PendingRead read, OrderSnapshot snapshot, Outcome outcome) {
        JsonObject detail = new JsonObject()
                .put("status", snapshot.field("status"))
                .put("shipments", snapshot.shipments().size());
        return orders.write(connection, read.merchant(), snapshot)
                .call(revision ->
                        journal.add(connection, read.merchant(), read.key(), outcome, read.cause(), revision, detail))
                .call(() -> pendingReads.complete(connection, read))
                .map(revision -> new Stored(outcome, Optional.of(revision)));
    }

    /** Not in one transaction: it would lock rows of the queue in another order than the consumer does. */
    private Uni<Outcome> storeResolved(PendingRead read, Resolved resolved) {
        List<Hint> hints = resolved.orderIds().stream()
                .map(orderId -> new Hint(read.merchant(), OrderKey.order(orderId), read.cause()))
                .toList();
        return pendingReads
                .enqueue(hints)
                .chain(() -> inTransaction(read, connection -> pendingReads
                        .complete(connection, read)
                        .replaceWith(Stored.unchanged(Outcome.RESOLVED))));
    }

    private Uni<Stored> storeGone(SqlConnection connection, PendingRead read) {
        return orders.markGone(connection, read.merchant(), read.key().value())
                .call(revision -> revision.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : journal.add(
                                connection,
                                read.merchant(),
                                read.key(),
                                Outcome.GONE,
                                read.cause(),
                                revision.get(),
                                new JsonObject()))
                .call(() -> pendingReads.complete(connection, read))
                .map(revision -> new Stored(revision.isEmpty() ? Outcome.UNCHANGED : Outcome.GONE, revision));
    }

    /** SQL state classes 22 (data), 23 (constraint) and 54 (limit): the same write would fail again. */
    private static boolean refusedByDatabase(Throwable failure) {
        return failure instanceof PgException refusal
                && refusal.getSqlState() != null
                && REFUSALS.contains(refusal.getSqlState().substring(0, 2));
    }

    private void announce(PendingRead read, Outcome outcome, long revision) {
        LOG.infof(
                "Order changed: merchant=%s order=%s outcome=%s revision=%d cause=%s",
                read.merchant(), read.key().value(), outcome, revision, read.cause());
        changed.fire(new OrderChanged(read.merchant(), read.key().value(), revision));
    }
}
