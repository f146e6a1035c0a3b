package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.order.Journal;
import io.ordermesh.gateway.order.JournalLine;
import io.ordermesh.gateway.order.OrderChanged;
import io.ordermesh.gateway.order.OrderRows;
import io.ordermesh.gateway.order.OrderSnapshot;
import io.ordermesh.gateway.order.OrderSnapshots;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.ReadResult;
import io.ordermesh.gateway.ordermesh.ReadResult.Elsewhere;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Stores what a read brought, with its line in the journal and the end of the pending read, in one short transaction. A
 * read whose lease was lost changes nothing.
 *
 * <p>Longer than most classes here: each kind of result is one method.
 */
@Singleton
class OutcomeStore {

    private static final Logger LOG = Logger.getLogger(OutcomeStore.class);
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    private final PendingReads pendingReads;
    private final OrderRows orders;
    private final Announcements announcements;
    private final Merchants merchants;
    private final Journal journal;
    private final Pool pool;
    private final OrderSnapshots snapshots;
    private final ReconcileSettings settings;
    private final ChangeStory story;
    private final Event<OrderChanged> changed;

    OutcomeStore(
            PendingReads pendingReads,
            OrderRows orders,
            Announcements announcements,
            Merchants merchants,
            Journal journal,
            Pool pool,
            OrderSnapshots snapshots,
            ReconcileSettings settings,
            ChangeStory story,
            Event<OrderChanged> changed) {
        this.pendingReads = pendingReads;
        this.orders = orders;
        this.announcements = announcements;
        this.merchants = merchants;
        this.journal = journal;
        this.pool = pool;
        this.snapshots = snapshots;
        this.settings = settings;
        this.story = story;
        this.changed = changed;
    }

    /** A stored outcome, and the row's revision where it changed. */
    private record Stored(Outcome outcome, Optional<Long> revision) {

        static Stored unchanged(Outcome outcome) {
            return new Stored(outcome, Optional.empty());
        }
    }

    /**
     * Stores the outcome.
     *
     * @param othersWork whether another read of the merchant found an order since this one's last failure
     * @return fails with {@link OrderMeshFailure} where the result is none, and with another failure where it could not
     *     be stored
     */
    Uni<Outcome> store(PendingRead read, ReadResult result, Supplier<Uni<Boolean>> othersWork) {
        if (result instanceof Found found) {
            if (!OrderSnapshot.isReadable(found.order(), found.shipments())) {
                return Uni.createFrom()
                        .failure(OrderMeshFailure.unstorable(
                                read.key(), "a number is too long, or something lies too deep"));
            }
            OrderSnapshot snapshot = snapshots.of(found.order(), found.shipments());
            return inTransaction(read, connection -> storeSnapshot(connection, read, snapshot));
        }
        if (result instanceof Resolved resolved) {
            return storeResolved(read, resolved);
        }
        if (result instanceof Elsewhere elsewhere) {
            return storeElsewhere(read, elsewhere, othersWork);
        }
        return read.known()
                ? storeLost(read, Outcome.MISSING, Outcome.GONE, othersWork)
                : Uni.createFrom().failure(OrderMeshFailure.notFound(read.key()));
    }

    /** The transaction of a write. Whoever lost the lease changes nothing. */
    private Uni<Outcome> inTransaction(PendingRead read, Function<SqlConnection, Uni<Stored>> write) {
        return pool.withTransaction(connection -> pendingReads
                        .hold(connection, read)
                        .chain(held -> held
                                ? write.apply(connection)
                                : Uni.createFrom().item(Stored.unchanged(Outcome.LEASE_LOST))))
                .onFailure(OutcomeStore::refusedByDatabase)
                .transform(failure -> OrderMeshFailure.unstorable(
                        read.key(), "PostgreSQL refuses it: " + ((PgException) failure).getSqlState()))
                .invoke(stored -> stored.revision().ifPresent(revision -> announce(read, stored.outcome(), revision)))
                .map(Stored::outcome);
    }

    private Uni<Stored> storeSnapshot(SqlConnection connection, PendingRead read, OrderSnapshot snapshot) {
        return orders.find(connection, read.merchant(), snapshot.orderId())
                .chain(row -> switch (Decision.of(row, snapshot, read.older())) {
                    case LEAVE -> leave(connection, read);
                    case SUPPRESS ->
                        tell(connection, read, Outcome.SUPPRESSED, null, new JsonObject())
                                .chain(() -> pendingReads.complete(connection, read))
                                .replaceWith(Stored.unchanged(Outcome.SUPPRESSED));
                    case LOOK_AGAIN ->
                        release(
                                connection,
                                read,
                                new Release(settings.olderDelay(), Outcome.OLDER.name(), false, false, true),
                                Outcome.OLDER);
                    case WRITE -> write(connection, read, snapshot, Outcome.APPLIED);
                    case WRITE_OLDER -> write(connection, read, snapshot, Outcome.WENT_BACK);
                });
    }

    /** A webhook may be ahead of the API's own read side: where it brought nothing new, one more look follows. */
    private Uni<Stored> leave(SqlConnection connection, PendingRead read) {
        Uni<Boolean> end = read.cause() == Cause.WEBHOOK
                ? pendingReads.confirmLater(connection, read, settings.confirmDelay())
                : pendingReads.complete(connection, read);
        return tell(connection, read, Outcome.UNCHANGED, null, new JsonObject())
                .chain(() -> end)
                .replaceWith(Stored.unchanged(Outcome.UNCHANGED));
    }

    private Uni<Stored> write(SqlConnection connection, PendingRead read, OrderSnapshot snapshot, Outcome outcome) {
        return orders.write(connection, read.merchant(), snapshot)
                .call(written ->
                        tell(connection, read, outcome, written.revision(), story.of(read, snapshot, written.before())))
                .call(() -> announcements.found(connection, read, snapshot))
                .call(() -> pendingReads.complete(connection, read))
                .map(written -> new Stored(outcome, Optional.of(written.revision())));
    }

    /** Not in one transaction: it would lock rows of the queue in another order than the consumer does. */
    private Uni<Outcome> storeResolved(PendingRead read, Resolved resolved) {
        List<Hint> hints = resolved.orderIds().stream()
                .map(orderId -> new Hint(read.merchant(), OrderKey.order(orderId), read.cause()))
                .toList();
        return pool.withTransaction(connection -> pendingReads
                        .enqueue(connection, hints)
                        .chain(() -> announcements.resolved(connection, read, hints)))
                .chain(() -> inTransaction(
                        read, connection -> tell(connection, read, Outcome.RESOLVED, null, new JsonObject())
                                .chain(() -> pendingReads.complete(connection, read))
                                .replaceWith(Stored.unchanged(Outcome.RESOLVED))));
    }

    /** Another merchant's order: if that one is served here too, it reads the order for itself. */
    private Uni<Outcome> storeElsewhere(PendingRead read, Elsewhere elsewhere, Supplier<Uni<Boolean>> othersWork) {
        List<Hint> hints = merchants.all().stream()
                .filter(merchant -> merchant.ownsSubscriber(elsewhere.merchantId()))
                .map(Merchant::id)
                .map(merchant -> new Hint(merchant, read.key(), read.cause()))
                .toList();
        return read.known()
                ? pendingReads.enqueue(hints).chain(() -> storeLost(read, Outcome.LEAVING, Outcome.MOVED, othersWork))
                : Uni.createFrom().failure(OrderMeshFailure.mismatched(read.key()));
    }

    /**
     * A known order is not there. Believed at the second look, and only if other orders are found: else a whole service
     * may be answering so.
     */
    private Uni<Outcome> storeLost(PendingRead read, Outcome first, Outcome last, Supplier<Uni<Boolean>> othersWork) {
        Uni<Boolean> believed =
                read.missing() ? othersWork.get() : Uni.createFrom().item(false);
        Release again = new Release(settings.goneDelay(), first.name(), false, true, false);
        return believed.chain(gone -> inTransaction(
                read,
                connection -> gone ? storeGone(connection, read, last) : release(connection, read, again, first)));
    }

    private Uni<Stored> storeGone(SqlConnection connection, PendingRead read, Outcome outcome) {
        return orders.markGone(connection, read.merchant(), read.key().value())
                .call(revision -> tell(
                        connection,
                        read,
                        revision.isEmpty() ? Outcome.UNCHANGED : outcome,
                        revision.orElse(null),
                        new JsonObject()))
                .call(() -> pendingReads.complete(connection, read))
                .map(revision -> new Stored(revision.isEmpty() ? Outcome.UNCHANGED : outcome, revision));
    }

    private Uni<Stored> release(SqlConnection connection, PendingRead read, Release release, Outcome outcome) {
        return tell(connection, read, outcome, null, new JsonObject())
                .chain(() -> pendingReads.release(connection, read, release))
                .replaceWith(Stored.unchanged(outcome));
    }

    private Uni<Void> tell(
            SqlConnection connection, PendingRead read, Outcome outcome, @Nullable Long revision, JsonObject detail) {
        return journal.add(
                connection, new JournalLine(read.merchant(), read.key(), outcome, read.cause(), revision, detail));
    }

    /** SQL state classes 22 (data), 23 (constraint) and 54 (limit): the same write would fail again. */
    private static boolean refusedByDatabase(Throwable failure) {
        return failure instanceof PgException refusal
                && refusal.getSqlState() != null
                && REFUSALS.contains(refusal.getSqlState().substring(0, 2));
    }

    /** A backfill tells of its progress itself. */
    private void announce(PendingRead read, Outcome outcome, long revision) {
        LOG.logf(
                read.cause() == Cause.BACKFILL ? Level.DEBUG : Level.INFO,
                "Order changed: merchant=%s order=%s outcome=%s revision=%d cause=%s",
                read.merchant(),
                read.key().value(),
                outcome,
                revision,
                read.cause());
        changed.fire(new OrderChanged(read.merchant(), read.key().value(), revision));
    }
}
