package io.ordermesh.gateway.health;

import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.sweep.SweepSettings;
import io.ordermesh.gateway.sweep.SweepStatus;
import io.ordermesh.gateway.sweep.Sweeps;
import io.ordermesh.gateway.telemetry.Gauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures how far sweeps and backfills are, again and again. */
@Singleton
class SweepMetrics {

    private static final Duration REST = Duration.ofSeconds(10);

    private final List<String> merchants;
    private final Sweeps sweeps;
    private final SweepSettings settings;
    private final Loops loops;
    private final Gauges gauges;

    SweepMetrics(Merchants merchants, Sweeps sweeps, SweepSettings settings, Loops loops, Gauges gauges) {
        this.merchants = merchants.all().stream().map(Merchant::id).toList();
        this.sweeps = sweeps;
        this.settings = settings;
        this.loops = loops;
        this.gauges = gauges;
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            loops.start("sweep-metrics", REST, () -> sweeps.of(merchants)
                    .invoke(this::show)
                    .replaceWith(false));
        }
    }

    private void show(List<SweepStatus> statuses) {
        gauges.sweepAge(byMerchant(statuses, SweepMetrics::age));
        gauges.sweepUnfiltered(byMerchant(statuses, each -> Stream.of(each.orders(), each.shipments())
                .filter(list -> list.filter().readsAll())
                .count()));
        gauges.backfillListed(byMerchant(statuses, each -> each.backfill().listed()));
        gauges.backfillPending(byMerchant(statuses, each -> each.backfill().pending()));
    }

    private static double age(SweepStatus status) {
        Duration orders = status.orders().behind();
        Duration shipments = status.shipments().behind();
        return (orders.compareTo(shipments) > 0 ? orders : shipments).toMillis() / 1000.0;
    }

    private static Map<String, Number> byMerchant(List<SweepStatus> statuses, Function<SweepStatus, Number> value) {
        return statuses.stream().collect(Collectors.toMap(SweepStatus::merchant, value));
    }
}
