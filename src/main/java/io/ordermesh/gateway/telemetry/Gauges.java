package io.ordermesh.gateway.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What waits, as last measured. Every replica measures the same database, so alerts take the maximum, not the sum. */
@Singleton
public class Gauges {

    private final MeterRegistry registry;
    private final MultiGauge pending;
    private final MultiGauge oldest;
    private final MultiGauge dead;
    private final MultiGauge paused;
    private final MultiGauge sweepAge;
    private final MultiGauge sweepUnfiltered;
    private final MultiGauge backfillListed;
    private final MultiGauge backfillPending;
    private final MultiGauge spooled;
    private final MultiGauge unpublished;
    private final MultiGauge unpublishedAge;

    Gauges(MeterRegistry registry) {
        this.registry = registry;
        this.pending = gauge(registry, "gateway.pending.reads", "Orders that are to be read");
        this.oldest =
                gauge(registry, "gateway.pending.oldest.seconds", "Age of the oldest hint that is not reconciled");
        this.dead = gauge(registry, "gateway.dead.letters", "Reads that were given up");
        this.paused = gauge(
                registry,
                "gateway.merchant.paused",
                "1 while the merchant's reads rest, by whether OrderMesh or an operator is the cause");
        this.sweepAge = gauge(
                registry, "gateway.sweep.age.seconds", "Time since everything that changed at OrderMesh was compared");
        this.sweepUnfiltered = gauge(
                registry,
                "gateway.sweep.unfiltered",
                "Lists that OrderMesh does not filter by time, so that all of them is read");
        this.backfillListed =
                gauge(registry, "gateway.backfill.listed", "Orders and shipments that the backfill's lists showed");
        this.backfillPending =
                gauge(registry, "gateway.backfill.pending", "Orders that the backfill has still to read");
        this.spooled = gauge(registry, "gateway.spool.events", "Events that wait for the broker");
        this.unpublished = gauge(registry, "gateway.unpublished.orders", "Changed orders not yet on the state topic");
        this.unpublishedAge = gauge(
                registry,
                "gateway.unpublished.oldest.seconds",
                "Age of the oldest change that is not yet on the state topic");
    }

    /** Open connections of a port, counted whenever they are asked for. */
    public void openConnections(String port, Supplier<Number> count) {
        Gauge.builder("gateway.http.connections", count)
                .description("Open connections, by port")
                .tag("port", port)
                .register(registry);
    }

    /** Orders to be read, by merchant. */
    public void pendingReads(Map<String, ? extends Number> byMerchant) {
        show(pending, byMerchant);
    }

    /** Age in seconds of each merchant's oldest hint; 0 without one. */
    public void oldestPending(Map<String, ? extends Number> byMerchant) {
        show(oldest, byMerchant);
    }

    /** Reads given up, by merchant. */
    public void deadLetters(Map<String, ? extends Number> byMerchant) {
        show(dead, byMerchant);
    }

    /** 1 for a merchant whose reads rest, else 0; by who had them rest. */
    public void paused(Map<? extends Enum<?>, ? extends Map<String, ? extends Number>> byWhom) {
        List<Row<?>> rows = new ArrayList<>();
        byWhom.forEach((by, merchants) -> merchants.forEach((merchant, value) ->
                rows.add(Row.of(Tags.of("merchant", merchant, "by", by.name().toLowerCase(Locale.ROOT)), value))));
        paused.register(rows, true);
    }

    /** Seconds since a sweep began that read to its end, of the older of both lists. */
    public void sweepAge(Map<String, ? extends Number> byMerchant) {
        show(sweepAge, byMerchant);
    }

    /** How many of a merchant's two lists are read whole. */
    public void sweepUnfiltered(Map<String, ? extends Number> byMerchant) {
        show(sweepUnfiltered, byMerchant);
    }

    /** How far backfills have listed. */
    public void backfillListed(Map<String, ? extends Number> byMerchant) {
        show(backfillListed, byMerchant);
    }

    /** What backfills found and nobody has read yet. */
    public void backfillPending(Map<String, ? extends Number> byMerchant) {
        show(backfillPending, byMerchant);
    }

    /** Events in the spool. */
    public void spooledEvents(long count) {
        spooled.register(List.of(Row.of(Tags.empty(), count)), true);
    }

    /** Rows whose last change is not on the state topic. */
    public void unpublishedOrders(long count) {
        unpublished.register(List.of(Row.of(Tags.empty(), count)), true);
    }

    /** How long ago the oldest of those changes was; zero without one. */
    public void oldestUnpublished(Duration oldest) {
        unpublishedAge.register(List.of(Row.of(Tags.empty(), oldest.toMillis() / 1000.0)), true);
    }

    private static void show(MultiGauge gauge, Map<String, ? extends Number> byMerchant) {
        gauge.register(
                byMerchant.entrySet().stream()
                        .<Row<?>>map(each -> Row.of(Tags.of("merchant", each.getKey()), each.getValue()))
                        .toList(),
                true);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
