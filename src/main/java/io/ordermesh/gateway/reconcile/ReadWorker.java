package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.loop.Loop;
import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.reconcile.FailurePolicy.Step;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.work.Pauses;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.Slots;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims due reads, as many of each merchant as it has free slots, and has them carried out side by side. A slow
 * merchant fills its own slots and nobody else's.
 */
@Singleton
class ReadWorker {

    private static final Logger LOG = Logger.getLogger(ReadWorker.class);

    private final PendingReads pendingReads;
    private final Pauses pauses;
    private final Reconciler reconciler;
    private final ReconcileSettings settings;
    private final FailurePolicy policy;
    private final Loops loops;
    private final Metrics metrics;
    private final Map<String, MerchantState> merchants = new HashMap<>();
    private @Nullable Loop loop;

    ReadWorker(
            Merchants merchants,
            PendingReads pendingReads,
            Pauses pauses,
            Reconciler reconciler,
            ReconcileSettings settings,
            Loops loops,
            Metrics metrics) {
        this.pendingReads = pendingReads;
        this.pauses = pauses;
        this.reconciler = reconciler;
        this.settings = settings;
        this.policy =
                new FailurePolicy(settings, () -> ThreadLocalRandom.current().nextDouble());
        this.loops = loops;
        this.metrics = metrics;
        merchants.all().forEach(each -> this.merchants.put(each.id(), new MerchantState(each.id())));
    }

    void start(@Observes StartupEvent event) {
        loop = loops.start("read-worker", settings.poll(), this::turn);
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
        long start = System.nanoTime();
        reconciler
                .reconcile(read)
                .ifNoItem()
                .after(settings.lease().dividedBy(2))
                .failWith(() -> OrderMeshFailure.timedOut(read.key()))
                .call(() -> worked(state))
                .onFailure(OrderMeshFailure.class)
                .recoverWithUni(failure -> failed(read, state, failure))
                .onTermination()
                .invoke(() -> {
                    running.decrementAndGet();
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

    private Uni<Void> worked(MerchantState state) {
        if (!state.worked()) {
            return Uni.createFrom().voidItem();
        }
        LOG.infof("OrderMesh answers again: merchant=%s", state.merchant);
        return pauses.end(state.merchant);
    }

    private Uni<Outcome> failed(PendingRead read, MerchantState state, OrderMeshFailure failure) {
        Step step = policy.decide(read, failure.reason(), failure.retryAfter(), state.sinceSuccess());
        if (step instanceof Step.Pause pause) {
            state.paused();
            return pauses.pause(
                            read.merchant(),
                            failure.reason().name(),
                            settings.firstPause(),
                            pause.demanded(),
                            settings.longestPause())
                    .invoke(paused -> {
                        if (paused) {
                            LOG.warnf("Merchant paused: merchant=%s reason=%s", read.merchant(), failure.reason());
                        }
                    })
                    .chain(() -> pendingReads.release(read, pause.release()))
                    .replaceWith(Outcome.POSTPONED);
        }
        if (step instanceof Step.Bury) {
            LOG.warnf(
                    "Read given up, it is a dead letter: merchant=%s key=%s reason=%s attempts=%d",
                    read.merchant(), read.key().text(), failure.reason(), read.attempts() + 1);
            return pendingReads.bury(read, failure.reason().name()).replaceWith(Outcome.DEAD);
        }
        LOG.debugf(
                failure,
                "Read failed: merchant=%s key=%s",
                read.merchant(),
                read.key().text());
        return pendingReads.release(read, ((Step.GiveBack) step).release()).replaceWith(Outcome.FAILED);
    }

    private MerchantState state(PendingRead read) {
        MerchantState state = merchants.get(read.merchant());
        if (state == null) {
            throw new IllegalStateException("Only reads of configured merchants are claimed");
        }
        return state;
    }
}
