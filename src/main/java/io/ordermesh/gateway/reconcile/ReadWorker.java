package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.loop.Loop;
import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.OrderMeshSettings;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.work.Failures;
import io.ordermesh.gateway.work.Pauses;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.Release;
import io.ordermesh.gateway.work.Slots;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims due reads, as many of each merchant as it has free slots, and has them carried out side by side. A slow
 * merchant fills its own slots and nobody else's.
 */
@Startup(Interceptor.Priority.PLATFORM_BEFORE - 1) // Its settings are checked before Kafka and PostgreSQL are touched.
@Singleton
class ReadWorker {

    private static final Logger LOG = Logger.getLogger(ReadWorker.class);
    /** A hint of an unknown order waits so long when the quota of such is used up. */
    private static final Duration UNKNOWN_WAIT = Duration.ofSeconds(30);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final PendingReads pendingReads;
    private final Pauses pauses;
    private final Reconciler reconciler;
    private final ReconcileSettings settings;
    private final FailedReads failedReads;
    private final Loops loops;
    private final Metrics metrics;
    private final Map<String, MerchantState> merchants = new HashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean stopping;
    private @Nullable Loop loop;

    ReadWorker(
            Merchants merchants,
            PendingReads pendingReads,
            Failures failures,
            Pauses pauses,
            Reconciler reconciler,
            ReconcileSettings settings,
            OrderMeshSettings orderMesh,
            Loops loops,
            Metrics metrics) {
        if (settings.lease().compareTo(orderMesh.answerTimeout().multipliedBy(2)) < 0) {
            throw new ConfigurationException("GATEWAY_RECONCILE_LEASE (" + settings.lease()
                    + ") must be at least twice GATEWAY_ORDERMESH_ANSWER_TIMEOUT (" + orderMesh.answerTimeout()
                    + "), so that a read ends before its lease does.");
        }
        this.pendingReads = pendingReads;
        this.pauses = pauses;
        this.reconciler = reconciler;
        this.settings = settings;
        this.failedReads = new FailedReads(pendingReads, failures, pauses, settings);
        this.loops = loops;
        this.metrics = metrics;
        merchants.all().forEach(each -> this.merchants.put(each.id(), new MerchantState(each.id())));
    }

    void start(@Observes StartupEvent event) {
        loop = loops.start("read-worker", settings.poll(), this::turn);
    }

    /** Waits a little for the reads under way; what is not finished is read again when its lease ends. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (underWay.get() == 0) {
            return;
        }
        try {
            idle.get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.infof(
                    "Stopped with reads under way, they are read again when their leases end: reads=%d",
                    underWay.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something became pending. */
    void nudge() {
        if (loop != null) {
            loop.nudge();
        }
    }

    private Uni<Boolean> turn() {
        List<Slots> free = merchants.values().stream()
                .map(this::free)
                .filter(slots -> slots.first() > 0 || slots.repeated() > 0)
                .toList();
        if (free.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return pendingReads.claim(free, settings.lease()).map(claimed -> {
            claimed.forEach(this::begin);
            return !claimed.isEmpty();
        });
    }

    private Slots free(MerchantState state) {
        int first = state.suspect() ? 1 : settings.slots();
        int repeated = state.suspect() ? 1 : settings.repeatSlots();
        return new Slots(
                state.merchant, Math.max(0, first - state.first.get()), Math.max(0, repeated - state.repeated.get()));
    }

    private void begin(PendingRead read) {
        MerchantState state = state(read);
        AtomicInteger running = read.repeated() ? state.repeated : state.first;
        running.incrementAndGet();
        underWay.incrementAndGet();
        long start = System.nanoTime();
        Uni.createFrom()
                .deferred(() -> carryOut(read, state))
                .ifNoItem()
                .after(settings.lease().dividedBy(2))
                .failWith(() -> OrderMeshFailure.timedOut(read.key()))
                .onFailure(OrderMeshFailure.class)
                .recoverWithUni(failure -> failedReads.settle(read, state, failure))
                .onTermination()
                .invoke(() -> {
                    running.decrementAndGet();
                    if (underWay.decrementAndGet() == 0 && stopping) {
                        idle.complete(null);
                    }
                    nudge();
                })
                .subscribe()
                .with(
                        outcome -> metrics.read(read.merchant(), outcome, Duration.ofNanos(System.nanoTime() - start)),
                        failure -> LOG.warnf(
                                "Outcome of a read could not be stored, it is read again when its lease ends:"
                                        + " merchant=%s key=%s cause=%s",
                                read.merchant(), read.key().text(), failure.toString()));
    }

    private Uni<Outcome> carryOut(PendingRead read, MerchantState state) {
        if (!read.known() && state.unknownThisMinute() >= settings.unknownPerMinute()) {
            return pendingReads
                    .release(read, Release.postponed(UNKNOWN_WAIT, "UNKNOWN_QUOTA"))
                    .replaceWith(Outcome.POSTPONED);
        }
        return reconciler
                .reconcile(read, () -> state.workedWithin(read.sinceFailure()))
                .call(outcome -> answered(state, outcome));
    }

    private Uni<Void> answered(MerchantState state, Outcome outcome) {
        boolean wasSuspect = outcome.found() ? state.worked() : state.answered();
        if (!wasSuspect) {
            return Uni.createFrom().voidItem();
        }
        LOG.infof("OrderMesh answers again: merchant=%s", state.merchant);
        return pauses.end(state.merchant);
    }

    private MerchantState state(PendingRead read) {
        MerchantState state = merchants.get(read.merchant());
        if (state == null) {
            throw new IllegalStateException("Only reads of configured merchants are claimed");
        }
        return state;
    }
}
