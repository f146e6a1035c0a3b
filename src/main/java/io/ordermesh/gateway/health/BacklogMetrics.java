package io.ordermesh.gateway.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.order.Publications;
import io.ordermesh.gateway.stream.EventPublisher;
import io.ordermesh.gateway.work.Backlog;
import io.ordermesh.gateway.work.PendingReads;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Gauges of what waits. Each replica measures the same database, so alerts take the maximum, not the sum. */
@Singleton
class BacklogMetrics {

    private static final Duration REST = Duration.ofSeconds(10);

    private final List<String> merchants;
    private final PendingReads pendingReads;
    private final EventPublisher events;
    private final Publications publications;
    private final Loops loops;
    private final MultiGauge pending;
    private final MultiGauge oldest;
    private final MultiGauge dead;
    private final MultiGauge paused;
    private final MultiGauge spooled;
    private final MultiGauge unpublished;

    BacklogMetrics(
            Merchants merchants,
            PendingReads pendingReads,
            EventPublisher events,
            Publications publications,
            Loops loops,
            MeterRegistry registry) {
        this.merchants = merchants.all().stream().map(Merchant::id).toList();
        this.pendingReads = pendingReads;
        this.events = events;
        this.publications = publications;
        this.loops = loops;
        this.pending = gauge(registry, "gateway.pending.reads", "Orders that are to be read");
        this.oldest =
                gauge(registry, "gateway.pending.oldest.seconds", "Age of the oldest hint that is not reconciled");
        this.dead = gauge(registry, "gateway.dead.letters", "Reads that were given up");
        this.paused = gauge(registry, "gateway.merchant.paused", "1 while the merchant's reads rest");
        this.spooled = gauge(registry, "gateway.spool.events", "Events that wait for the broker");
        this.unpublished = gauge(registry, "gateway.unpublished.orders", "Changed orders not yet on the state topic");
    }

    void start(@Observes StartupEvent event) {
        loops.start("backlog-metrics", REST, this::measure);
    }

    private Uni<Boolean> measure() {
        return pendingReads
                .backlog(merchants)
                .invoke(this::show)
                .chain(events::spooled)
                .invoke(count -> spooled.register(List.of(Row.of(Tags.empty(), count)), true))
                .chain(publications::waiting)
                .invoke(count -> unpublished.register(List.of(Row.of(Tags.empty(), count)), true))
                .replaceWith(false);
    }

    private void show(List<Backlog> backlogs) {
        pending.register(rows(backlogs, Backlog::waiting), true);
        oldest.register(rows(backlogs, each -> each.oldest().toMillis() / 1000.0), true);
        dead.register(rows(backlogs, Backlog::dead), true);
        paused.register(rows(backlogs, each -> each.paused() ? 1 : 0), true);
    }

    private static Iterable<Row<?>> rows(List<Backlog> backlogs, ToDoubleFunction<Backlog> value) {
        return backlogs.stream()
                .<Row<?>>map(each -> Row.of(Tags.of("merchant", each.merchant()), value.applyAsDouble(each)))
                .toList();
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
