package io.ordermesh.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheus.PrometheusNamingConvention;
import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.telemetry.Gauges;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.telemetry.TestMetrics;
import io.ordermesh.gateway.work.Backlog.PausedBy;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsReferenceTest {

    private static final String MERCHANT = "<merchant>";
    private static final String OPERATION = "<operation>";
    private static final Map<String, String> PLACES =
            Map.of(MERCHANT, "the merchant's id", OPERATION, "the operationId");
    private static final String GATEWAY = "io.ordermesh.gateway.";

    private static final List<String> SCHEMES =
            List.of("address", "header", "basic", "signature", "standard", "network", "certificate");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Metrics metrics = TestMetrics.in(registry);
    private final Gauges gauges = TestMetrics.gaugesIn(registry);

    /** Counts everything once, with each value that a tag can have. */
    private void countEverything() {
        outcomes("webhook.DeliveryReceiver$Outcome", "webhook.Rejection")
                .forEach(each -> metrics.delivery(MERCHANT, each, Duration.ZERO));
        outcomes("webhook.Rejection")
                .limit(1)
                .forEach(each -> metrics.delivery(Metrics.NO_MERCHANT, each, Duration.ZERO));
        outcomes("webhook.UnusableReason").forEach(each -> metrics.unusableEvent(MERCHANT, each));
        outcomes("verification.Proof$Reason").forEach(each -> {
            SCHEMES.forEach(scheme -> metrics.unverified(MERCHANT, scheme, each));
            metrics.unverified(Metrics.NO_MERCHANT, "merchant", each);
        });
        outcomes("http.Refusal").forEach(metrics::httpRefusal);
        metrics.httpEviction();
        outcomes("stream.EventPublisher$Store").forEach(each -> metrics.events(MERCHANT, each, 1));
        metrics.unspooled(1);
        outcomes("reconcile.HintConsumer$Taken").forEach(each -> metrics.hint(MERCHANT, each));
        outcomes("reconcile.HintConsumer$Taken").limit(1).forEach(each -> metrics.hint(Metrics.NO_MERCHANT, each));
        metrics.hintsDeferred(MERCHANT, 1);
        metrics.hintsDeferred(Metrics.NO_MERCHANT, 1);
        outcomes("reconcile.Outcome").forEach(each -> metrics.read(MERCHANT, each, Duration.ZERO));
        Stream.of(OrderMeshFailure.Reason.values()).forEach(each -> metrics.readFailure(MERCHANT, each));
        outcomes("ordermesh.Calls$Outcome").forEach(each -> metrics.call(MERCHANT, OPERATION, each, Duration.ZERO));
        outcomes("ordermesh.MerchantToken$Outcome").forEach(each -> metrics.token(MERCHANT, each));
        outcomes("publish.StateRelay$Sent").forEach(each -> metrics.published(MERCHANT, each));
        Stream.of(Cause.values()).forEach(each -> {
            metrics.change(MERCHANT, each);
            metrics.changeDelay(MERCHANT, each, Duration.ZERO);
        });
        metrics.missedWebhooks(MERCHANT, 1);
        outcomes("sweep.Kind").forEach(each -> {
            metrics.listed(MERCHANT, each, 1);
            metrics.differences(MERCHANT, each, 1);
        });
        outcomes("sweep.Kind")
                .filter(each -> !each.name().equals("BACKFILL"))
                .forEach(each -> metrics.pass(MERCHANT, each, Duration.ZERO));
        Stream.of("merchants", "management").forEach(port -> gauges.openConnections(port, () -> 1));
        gauges.sweepAge(Map.of(MERCHANT, 1));
        gauges.sweepUnfiltered(Map.of(MERCHANT, 1));
        gauges.backfillListed(Map.of(MERCHANT, 1));
        gauges.backfillPending(Map.of(MERCHANT, 1));
        gauges.pendingReads(Map.of(MERCHANT, 1));
        gauges.oldestPending(Map.of(MERCHANT, 1));
        gauges.deadLetters(Map.of(MERCHANT, 1));
        gauges.paused(Map.of(PausedBy.GATEWAY, Map.of(MERCHANT, 1), PausedBy.OPERATOR, Map.of(MERCHANT, 0)));
        gauges.spooledEvents(1);
        gauges.unpublishedOrders(1);
        gauges.oldestUnpublished(Duration.ZERO);
    }

    @Test
    void theReferenceListsEveryMetric() {
        countEverything();

        new ReferenceSection("metrics").mustBe(table(), MetricsReferenceTest.class);
    }

    @Test
    void noMethodIsLeftOut() {
        countEverything();

        assertThat(meters().map(meter -> meter.getId().getName()).distinct())
                .hasSize((int) Stream.of(Metrics.class, Gauges.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .count());
    }

    /** Without the gauges in which this registry keeps the buckets of a histogram. */
    private Stream<Meter> meters() {
        return registry.getMeters().stream()
                .filter(meter -> !meter.getId().getName().endsWith(".histogram"));
    }

    /** With the names that the registry of this build gives them; it is the older of Micrometer's two for Prometheus. */
    @SuppressWarnings("deprecation")
    private String table() {
        NamingConvention prometheus = new PrometheusNamingConvention();
        Map<String, String> meanings = new TreeMap<>();
        Map<String, Map<String, Set<String>>> tags = new TreeMap<>();
        for (Meter meter : meters().toList()) {
            Meter.Id id = meter.getId();
            String name = prometheus.name(id.getName(), id.getType(), id.getBaseUnit());
            meanings.put(name, String.valueOf(id.getDescription()));
            Map<String, Set<String>> values = tags.computeIfAbsent(name, each -> new TreeMap<>());
            for (Tag tag : id.getTags()) {
                values.computeIfAbsent(tag.getKey(), each -> new TreeSet<>()).add(tag.getValue());
            }
        }
        return tags.entrySet().stream()
                .map(metric -> "| `" + metric.getKey() + "` | " + meanings.get(metric.getKey()) + " | "
                        + tags(metric.getValue()) + " |")
                .collect(Collectors.joining("\n", "| metric | meaning | tags |\n| --- | --- | --- |\n", "\n"));
    }

    private static String tags(Map<String, Set<String>> tags) {
        return tags.entrySet().stream()
                .map(tag -> "`" + tag.getKey() + "`: "
                        + String.join(
                                ", ",
                                tag.getValue().stream()
                                        .map(value -> PLACES.getOrDefault(value, "`" + value + "`"))
                                        .toList()))
                .collect(Collectors.joining("; "));
    }

    private static Stream<? extends Enum<?>> outcomes(String... types) {
        return Stream.of(types)
                .map(MetricsReferenceTest::type)
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(constant -> (Enum<?>) constant);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(GATEWAY + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Name the enum that is the metric's tag", e);
        }
    }
}
