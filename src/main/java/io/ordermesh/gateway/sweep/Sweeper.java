package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMeshSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Sweeps each merchant of which something is due and that no other replica sweeps. Merchants are swept side by side, so
 * that a slow one holds up no other.
 */
@Singleton
class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final List<String> merchants;
    private final Leases leases;
    private final Passes passes;
    private final ListStep listStep;
    private final RowStep rowStep;
    private final Backfills backfills;
    private final SweepSettings settings;
    private final Loops loops;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean prepared;
    private volatile boolean stopping;

    Sweeper(
            Merchants merchants,
            Leases leases,
            Passes passes,
            ListStep listStep,
            RowStep rowStep,
            Backfills backfills,
            SweepSettings settings,
            Loops loops) {
        this.merchants = merchants.all().stream().map(Merchant::id).toList();
        this.leases = leases;
        this.passes = passes;
        this.listStep = listStep;
        this.rowStep = rowStep;
        this.backfills = backfills;
        this.settings = settings;
        this.loops = loops;
    }

    static void check(@Observes ConfigurationProblems problems, SweepSettings settings, OrderMeshSettings orderMesh) {
        problems.addUnless(
                settings.lease().compareTo(orderMesh.callTimeout().multipliedBy(4)) >= 0,
                "GATEWAY_SWEEP_LEASE (" + settings.lease()
                        + ") must be at least four times GATEWAY_ORDERMESH_CALL_TIMEOUT (" + orderMesh.callTimeout()
                        + "), so that a page is read before half of its lease is over.");
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            Duration shortest = settings.shortestInterval();
            loops.start("sweep", shortest.compareTo(LONGEST_REST) < 0 ? shortest : LONGEST_REST, this::turn);
        }
    }

    /** Pages that were begun are finished or given up with their leases. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping = true;
    }

    private Uni<Boolean> turn() {
        List<String> free =
                merchants.stream().filter(each -> !underWay.contains(each)).toList();
        return prepare()
                .chain(() -> leases.claim(free))
                .invoke(claimed -> claimed.forEach(this::begin))
                .replaceWith(false);
    }

    private Uni<Void> prepare() {
        return prepared
                ? Uni.createFrom().voidItem()
                : leases.prepare(merchants).invoke(() -> prepared = true);
    }

    private void begin(Lease lease) {
        underWay.add(lease.merchant());
        new MerchantSweep(lease, leases, passes, listStep, rowStep, backfills, settings, () -> stopping)
                .run()
                .onItemOrFailure()
                .call((done, failure) -> leases.release(lease).onFailure().recoverWithNull())
                .onTermination()
                .invoke(() -> underWay.remove(lease.merchant()))
                .subscribe()
                .with(done -> {}, failure -> {
                    if (!stopping) {
                        LOG.warnf("Sweep gave up for now: merchant=%s cause=%s", lease.merchant(), failure.toString());
                    }
                });
    }
}
