package io.ordermesh.gateway.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/**
 * The counters and timers of each step. Every tag has a closed set of values: the configured merchants, and the
 * constants of an enum.
 */
@Singleton
public class Metrics {

    /** Tag value of a delivery whose merchant is not known. */
    public static final String NO_MERCHANT = "unknown";

    private static final Duration[] DELAYS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(6)
    };

    private final MeterRegistry registry;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A webhook delivery was answered. */
    public void delivery(String merchant, Enum<?> outcome, Duration took) {
        Timer.builder("gateway.deliveries")
                .description("Webhook deliveries answered, by outcome")
                .tags("merchant", merchant, "outcome", tag(outcome))
                .register(registry)
                .record(took);
    }

    /** Events of a delivery were stored. */
    public void events(String merchant, Enum<?> store, int count) {
        counter("gateway.events", "Events made durable, by store", merchant, "store", store)
                .increment((double) count);
    }

    /** Events of an accepted delivery were put aside. */
    public void unusableEvent(String merchant, Enum<?> reason) {
        counter(
                        "gateway.events.unusable",
                        "Events of accepted deliveries that went to the dead-letter topic, by reason",
                        merchant,
                        "reason",
                        reason)
                .increment();
    }

    /** A delivery did not prove where it comes from. */
    public void unverified(String merchant, String scheme, Enum<?> reason) {
        Counter.builder("gateway.deliveries.unverified")
                .description("Deliveries that did not prove where they come from, by scheme and reason")
                .tags("merchant", merchant, "scheme", scheme, "reason", tag(reason))
                .register(registry)
                .increment();
    }

    /** A request was refused before the server saw it. */
    public void httpRefusal(Enum<?> reason) {
        Counter.builder("gateway.http.refusals")
                .description("Requests refused by their form, or because they did not arrive in time")
                .tags("reason", tag(reason))
                .register(registry)
                .increment();
    }

    /** A connection was closed to make room for another. */
    public void httpEviction() {
        Counter.builder("gateway.http.evictions")
                .description("Connections closed because there were too many of them")
                .register(registry)
                .increment();
    }

    /** Spooled events reached the broker. */
    public void unspooled(int count) {
        Counter.builder("gateway.spool.sent")
                .description("Events brought from the spool to the broker")
                .register(registry)
                .increment((double) count);
    }

    /** A record of the events topic was taken in. */
    public void hint(String merchant, Enum<?> outcome) {
        counter("gateway.hints", "Records of the events topic, by what became of them", merchant, "outcome", outcome)
                .increment();
    }

    /** Webhooks of orders that are not known here wait for the quota of such. */
    public void hintsDeferred(String merchant, int count) {
        Counter.builder("gateway.hints.deferred")
                .description("Webhooks of orders unknown here that wait for the quota of such")
                .tags("merchant", merchant)
                .register(registry)
                .increment((double) count);
    }

    /** An order was read and the outcome stored. */
    public void read(String merchant, Enum<?> outcome, Duration took) {
        Timer.builder("gateway.reads")
                .description("Pending reads carried out, from claim to stored outcome")
                .tags("merchant", merchant, "outcome", tag(outcome))
                .register(registry)
                .record(took);
    }

    /** A pending read failed. */
    public void readFailure(String merchant, Enum<?> reason) {
        counter("gateway.read.failures", "Pending reads that failed, by reason", merchant, "reason", reason)
                .increment();
    }

    /** A row got a new revision. */
    public void change(String merchant, Enum<?> cause) {
        counter("gateway.changes", "Changes of orders, by what led to them first", merchant, "cause", cause)
                .increment();
    }

    /** A change came into its row so long after its own time at OrderMesh. */
    public void changeDelay(String merchant, Enum<?> cause, Duration delay) {
        Timer.builder("gateway.change.delay")
                .description("From a change's own time at OrderMesh to its row here")
                .tags("merchant", merchant, "cause", tag(cause))
                .serviceLevelObjectives(DELAYS)
                .register(registry)
                .record(delay);
    }

    /** Changes that a sweep found and no webhook told of. */
    public void missedWebhooks(String merchant, long count) {
        Counter.builder("gateway.missed.webhooks")
                .description("Changes that a sweep found and no webhook told of")
                .tags("merchant", merchant)
                .register(registry)
                .increment((double) count);
    }

    /** A request to the OrderMesh API came to an end, or was not sent. */
    public void call(String merchant, String operation, Enum<?> outcome, Duration took) {
        Timer.builder("gateway.ordermesh.calls")
                .description("Requests to the OrderMesh API, repeats and those that were held back included")
                .tags("merchant", merchant, "operation", operation, "outcome", tag(outcome))
                .register(registry)
                .record(took);
    }

    /** A client-credentials token was asked for. */
    public void token(String merchant, Enum<?> outcome) {
        counter("gateway.ordermesh.tokens", "Token requests, by outcome", merchant, "outcome", outcome)
                .increment();
    }

    /** A row's revision was sent to the state topic. */
    public void published(String merchant, Enum<?> outcome) {
        counter("gateway.published", "Revisions sent to the state topic, by outcome", merchant, "outcome", outcome)
                .increment();
    }

    /** OrderMesh's lists showed orders or shipments. */
    public void listed(String merchant, Enum<?> kind, int count) {
        counter("gateway.sweep.listed", "Orders and shipments that lists of OrderMesh showed", merchant, "kind", kind)
                .increment(count);
    }

    /** Orders were found that differ from the rows and that nobody was going to read. */
    public void differences(String merchant, Enum<?> kind, long count) {
        counter(
                        "gateway.sweep.differences",
                        "Orders found to differ from what lists of OrderMesh show",
                        merchant,
                        "kind",
                        kind)
                .increment((double) count);
    }

    /** A list was read to its end, and compared. */
    public void pass(String merchant, Enum<?> kind, Duration took) {
        Timer.builder("gateway.sweep.passes")
                .description("Lists of OrderMesh compared from their first page to their last")
                .tags("merchant", merchant, "kind", tag(kind))
                .register(registry)
                .record(took);
    }

    private Counter counter(String name, String description, String merchant, String tag, Enum<?> value) {
        return Counter.builder(name)
                .description(description)
                .tags("merchant", merchant, tag, tag(value))
                .register(registry);
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
