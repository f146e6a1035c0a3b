package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.loop.Loop;
import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMeshSettings;
import io.ordermesh.gateway.work.Lane;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.Slots;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims due reads, as many of each merchant as it has room for, and has them carried out side by side. A slow merchant
 * fills its own room and nobody else's.
 */
@Singleton
class ReadWorker {

    private static final Logger LOG = Logger.getLogger(ReadWorker.class);
    private static final long STOP_SECONDS = 5;

    private final PendingReads pendingReads;
    private final ReadBatch batch;
    private final ReconcileSettings settings;
    private final Loops loops;
    private final int bulk;
    private final Map<String, MerchantState> merchants = new HashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean stopping;
    private @Nullable Loop loop;

    ReadWorker(
            Merchants merchants,
            PendingReads pendingReads,
            ReadBatch batch,
            ReconcileSettings settings,
            OrderMeshSettings orderMesh,
            Loops loops) {
        this.pendingReads = pendingReads;
        this.batch = batch;
        this.settings = settings;
        this.loops = loops;
        this.bulk = affordable(settings, orderMesh);
        merchants.all().forEach(each -> this.merchants.put(each.id(), new MerchantState(each.id())));
    }

    /** No more orders at once than the budget of requests lets through in a quarter of their lease. */
    private static int affordable(ReconcileSettings settings, OrderMeshSettings orderMesh) {
        long requests = orderMesh.requestsPerSecond() * settings.lease().toMillis() / 4000;
        return (int) Math.max(1, Math.min(settings.bulk(), requests));
    }

    static void check(
            @Observes ConfigurationProblems problems, ReconcileSettings settings, OrderMeshSettings orderMesh) {
        problems.addUnless(
                settings.lease().compareTo(orderMesh.answerTimeout().multipliedBy(2)) >= 0,
                "GATEWAY_RECONCILE_LEASE (" + settings.lease()
                        + ") must be at least twice GATEWAY_ORDERMESH_ANSWER_TIMEOUT (" + orderMesh.answerTimeout()
                        + "), so that a read ends before its lease does.");
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
            idle.get(STOP_SECONDS, TimeUnit.SECONDS);
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
                .flatMap(state ->
                        Stream.of(Lane.values()).map(lane -> new Slots(state.merchant, lane, free(state, lane))))
                .filter(slots -> slots.count() > 0)
                .toList();
        if (free.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return pendingReads.claim(free, settings.lease()).map(claimed -> {
            claimed.stream()
                    .collect(Collectors.groupingBy(read -> read.merchant() + "/" + read.lane()))
                    .values()
                    .forEach(this::begin);
            return !claimed.isEmpty();
        });
    }

    /**
     * How many reads may begin. Orders are claimed as many at a time as one call brings, so not before there is room for
     * so many. A merchant that is suspect has one read try.
     */
    private int free(MerchantState state, Lane lane) {
        int running = state.running(lane).get();
        if (state.suspect()) {
            return running == 0 ? 1 : 0;
        }
        return switch (lane) {
            case URGENT ->
                running <= Math.max(bulk, settings.slots() - 1) ? Math.max(bulk, settings.slots() - running) : 0;
            case BACKGROUND -> {
                int slots = ReadSlots.count(lane, settings);
                yield bulk > slots ? (running <= bulk / 2 ? bulk : 0) : Math.max(0, slots - running);
            }
            case REPEATED -> Math.max(0, settings.repeatSlots() - running);
        };
    }

    /**
     * Begins reads, as many together as one call may bring.
     *
     * @param reads of one merchant and lane
     */
    private void begin(List<PendingRead> reads) {
        for (int i = 0; i < reads.size(); i += bulk) {
            beginTogether(reads.subList(i, Math.min(i + bulk, reads.size())));
        }
    }

    private void beginTogether(List<PendingRead> reads) {
        PendingRead any = reads.get(0);
        MerchantState state = state(any);
        AtomicInteger running = state.running(any.lane());
        running.addAndGet(reads.size());
        underWay.addAndGet(reads.size());
        batch.carryOut(state, reads, () -> {
            running.decrementAndGet();
            if (underWay.decrementAndGet() == 0 && stopping) {
                idle.complete(null);
            }
            nudge();
        });
    }

    private MerchantState state(PendingRead read) {
        MerchantState state = merchants.get(read.merchant());
        if (state == null) {
            throw new IllegalStateException("Only reads of configured merchants are claimed");
        }
        return state;
    }
}
