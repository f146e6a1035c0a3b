package io.ordermesh.gateway.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey.Kind;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.work.Lane;
import io.ordermesh.gateway.work.Pauses;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.Release;
import io.ordermesh.gateway.work.UnknownOrderQuota;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Carries out reads that were claimed together: the orders by one call where that can be, the rest of each by itself. */
@Singleton
class ReadBatch {

    private static final Logger LOG = Logger.getLogger(ReadBatch.class);

    private final PendingReads pendingReads;
    private final UnknownOrderQuota quota;
    private final Pauses pauses;
    private final Reconciler reconciler;
    private final FailedReads failedReads;
    private final ReconcileSettings settings;
    private final ReadSlots slots;
    private final Witness witness;
    private final Metrics metrics;

    ReadBatch(
            PendingReads pendingReads,
            UnknownOrderQuota quota,
            Pauses pauses,
            Reconciler reconciler,
            FailedReads failedReads,
            ReconcileSettings settings,
            ReadSlots slots,
            Witness witness,
            Metrics metrics) {
        this.pendingReads = pendingReads;
        this.quota = quota;
        this.pauses = pauses;
        this.reconciler = reconciler;
        this.failedReads = failedReads;
        this.settings = settings;
        this.slots = slots;
        this.witness = witness;
        this.metrics = metrics;
    }

    /** Orders that one call brought, or why single reads would fail too. */
    private record Together(
            Map<String, JsonNode> orders, @Nullable OrderMeshFailure failure) {}

    /**
     * Begins to read.
     *
     * @param reads of one merchant and lane, claimed just now
     * @param ended called for each read when it ended, in whatever way
     */
    void carryOut(MerchantState state, List<PendingRead> reads, Runnable ended) {
        long claimed = System.nanoTime();
        AtomicInteger found = new AtomicInteger();
        readTogether(state, reads)
                .onItem()
                .transformToMulti(together -> Multi.createFrom()
                        .iterable(reads)
                        .onItem()
                        .transformToUni(read -> slots.occupy(
                                        read.merchant(), read.lane(), () -> settled(read, state, together, claimed))
                                .invoke(outcome -> {
                                    if (outcome != null && outcome.found() && webhookOfUnknown(read)) {
                                        found.incrementAndGet();
                                    }
                                })
                                .onTermination()
                                .invoke(ended))
                        .merge(reads.size()))
                .onCompletion()
                .call(() -> giveBack(state.merchant, found.get()))
                .subscribe()
                .with(outcome -> {}, failure -> LOG.error("A batch of reads ended in an unforeseen way", failure));
    }

    /** What may have taken a share of the quota of unknown orders. */
    private static boolean webhookOfUnknown(PendingRead read) {
        return read.cause() == Cause.WEBHOOK && !read.known();
    }

    /** Where it fails, hints wait longer than they need to. */
    private Uni<Void> giveBack(String merchant, int found) {
        return found == 0
                ? Uni.createFrom().voidItem()
                : quota.giveBack(merchant, found)
                        .onFailure()
                        .invoke(failure -> LOG.warnf(
                                "Quota of unknown orders was not given back: merchant=%s orders=%d cause=%s",
                                merchant, found, failure.toString()))
                        .onFailure()
                        .recoverWithNull();
    }

    /** Repeats are read each by itself: what is wrong may be what they have in common. */
    private Uni<Together> readTogether(MerchantState state, List<PendingRead> reads) {
        List<String> orderIds = reads.stream()
                .filter(read -> read.lane() != Lane.REPEATED && read.key().kind() == Kind.ORDER)
                .map(read -> read.key().value())
                .toList();
        return Uni.createFrom()
                .deferred(() -> reconciler.readTogether(state.merchant, orderIds))
                .ifNoItem()
                .after(settings.lease().dividedBy(2))
                .failWith(() -> OrderMeshFailure.timedOut(reads.get(0).key()))
                .map(orders -> new Together(orders, null))
                .onFailure(OrderMeshFailure.class)
                .recoverWithItem(failure -> new Together(Map.of(), failure));
    }

    /** Never fails: an outcome that could not be stored is found again when the lease ends. */
    private Uni<@Nullable Outcome> settled(PendingRead read, MerchantState state, Together together, long claimed) {
        return outcome(read, state, together, claimed)
                .onFailure(OrderMeshFailure.class)
                .recoverWithUni(failure -> failedReads.settle(read, state, failure))
                .invoke(stored -> metrics.read(read.merchant(), stored, Duration.ofNanos(System.nanoTime() - claimed)))
                .<@Nullable Outcome>map(stored -> stored)
                .onFailure()
                .invoke(unstored -> LOG.warnf(
                        "Outcome of a read could not be stored, it is read again when its lease ends:"
                                + " merchant=%s key=%s cause=%s",
                        read.merchant(), read.key(), unstored.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Outcome> outcome(PendingRead read, MerchantState state, Together together, long claimed) {
        if (together.failure() != null) {
            return Uni.createFrom().failure(together.failure());
        }
        if (!withinLease(claimed)) {
            return pendingReads
                    .release(read, Release.postponed(Duration.ZERO, "LATE"))
                    .replaceWith(Outcome.POSTPONED);
        }
        return carryOut(read, state, together.orders().get(read.key().value()))
                .ifNoItem()
                .after(settings.lease().dividedBy(2))
                .failWith(() -> OrderMeshFailure.timedOut(read.key()));
    }

    /** A read that begins in the first half of its lease and takes no longer than the other half ends before it does. */
    private boolean withinLease(long claimed) {
        return System.nanoTime() - claimed < settings.lease().dividedBy(2).toNanos();
    }

    private Uni<Outcome> carryOut(PendingRead read, MerchantState state, @Nullable JsonNode order) {
        boolean alone = order == null;
        return reconciler
                .reconcile(read, order, () -> witness.othersWork(read, state))
                .call(outcome -> outcome == Outcome.MISSING
                        ? failedReads
                                .strayed(read, state)
                                .chain(paused -> paused ? Uni.createFrom().voidItem() : answered(state, outcome, alone))
                        : answered(state, outcome, alone));
    }

    /** That orders are found together says nothing of the operation that reads one alone: its assumed path may be wrong. */
    private Uni<Void> answered(MerchantState state, Outcome outcome, boolean alone) {
        boolean wasSuspect = (outcome.found() && alone) ? state.worked() : state.answered();
        if (!wasSuspect) {
            return Uni.createFrom().voidItem();
        }
        LOG.infof("OrderMesh answers again: merchant=%s", state.merchant);
        return pauses.end(state.merchant);
    }
}
