package io.ordermesh.gateway.health;

import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.order.Publications;
import io.ordermesh.gateway.stream.EventPublisher;
import io.ordermesh.gateway.telemetry.Gauges;
import io.ordermesh.gateway.work.Backlog;
import io.ordermesh.gateway.work.Backlog.PausedBy;
import io.ordermesh.gateway.work.Backlogs;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures what waits, again and again. */
@Singleton
class BacklogMetrics {

    private static final Duration REST = Duration.ofSeconds(10);

    private final List<String> merchants;
    private final Backlogs backlogs;
    private final EventPublisher events;
    private final Publications publications;
    private final Loops loops;
    private final Gauges gauges;

    BacklogMetrics(
            Merchants merchants,
            Backlogs backlogs,
            EventPublisher events,
            Publications publications,
            Loops loops,
            Gauges gauges) {
        this.merchants = merchants.all().stream().map(Merchant::id).toList();
        this.backlogs = backlogs;
        this.events = events;
        this.publications = publications;
        this.loops = loops;
        this.gauges = gauges;
    }

    void start(@Observes StartupEvent event) {
        loops.start("backlog-metrics", REST, this::measure);
    }

    private Uni<Boolean> measure() {
        return backlogs.of(merchants)
                .invoke(this::show)
                .chain(events::spooled)
                .invoke(gauges::spooledEvents)
                .chain(publications::waiting)
                .invoke(waiting -> gauges.unpublishedOrders(waiting.rows()))
                .invoke(waiting -> gauges.oldestUnpublished(waiting.oldest()))
                .replaceWith(false);
    }

    private void show(List<Backlog> backlogs) {
        gauges.pendingReads(byMerchant(backlogs, Backlog::waiting));
        gauges.oldestPending(byMerchant(backlogs, each -> each.oldest().toMillis() / 1000.0));
        gauges.deadLetters(byMerchant(backlogs, Backlog::dead));
        gauges.paused(Stream.of(PausedBy.GATEWAY, PausedBy.OPERATOR)
                .collect(Collectors.toMap(
                        Function.identity(), by -> byMerchant(backlogs, each -> each.pausedBy() == by ? 1 : 0))));
    }

    private static Map<String, Number> byMerchant(List<Backlog> backlogs, Function<Backlog, Number> value) {
        return backlogs.stream().collect(Collectors.toMap(Backlog::merchant, value));
    }
}
