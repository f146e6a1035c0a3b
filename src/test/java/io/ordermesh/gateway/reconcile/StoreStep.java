package io.ordermesh.gateway.reconcile;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ordermesh.gateway.order.Journal;
import io.ordermesh.gateway.order.OrderChanged;
import io.ordermesh.gateway.order.OrderRows;
import io.ordermesh.gateway.order.Snapshots;
import io.ordermesh.gateway.ordermesh.ReadResult;
import io.ordermesh.gateway.telemetry.TestMetrics;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The {@link OutcomeStore}, for tests of other packages that read by themselves. */
public final class StoreStep {

    /** How long a read is claimed for, by default. */
    public static final Duration LEASE = settings().lease();

    private final OutcomeStore store;

    /** Stores in the database of the pool. */
    @SuppressWarnings("NullAway") // No merchants: no order is another's.
    public StoreStep(PendingReads pendingReads, Pool pool) {
        Journal journal = new Journal();
        store = new OutcomeStore(
                pendingReads,
                new OrderRows(),
                new Announcements(journal, settings()),
                null,
                journal,
                pool,
                Snapshots.whole(),
                settings(),
                new ChangeStory(Snapshots.json(), TestMetrics.in(new SimpleMeterRegistry())),
                new Unheard());
    }

    /** Stores what a read brought; other reads of the merchant work. Gives the name of the {@link Outcome}. */
    public Uni<String> store(PendingRead read, ReadResult result) {
        return store.store(read, result, () -> Uni.createFrom().item(true)).map(Outcome::name);
    }

    private static ReconcileSettings settings() {
        return new GivenReconcileSettings(15, 5, Duration.ofSeconds(1), Duration.ofMinutes(5));
    }

    /** Nobody listens. */
    private static final class Unheard implements Event<OrderChanged> {

        @Override
        public void fire(OrderChanged event) {}

        @Override
        public <U extends OrderChanged> CompletionStage<U> fireAsync(U event) {
            return CompletableFuture.completedFuture(event);
        }

        @Override
        public <U extends OrderChanged> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            return fireAsync(event);
        }

        @Override
        public Event<OrderChanged> select(Annotation... qualifiers) {
            return this;
        }

        @Override
        public <U extends OrderChanged> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends OrderChanged> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
