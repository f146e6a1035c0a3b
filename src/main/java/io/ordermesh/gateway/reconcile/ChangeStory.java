package io.ordermesh.gateway.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.order.OrderSnapshot;
import io.ordermesh.gateway.order.SnapshotChanges;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.work.PendingRead;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the journal and the metrics tell of a row's change: which fields, and how long it took to get here. */
@Singleton
class ChangeStory {

    private final ObjectMapper json;
    private final Metrics metrics;
    private final Clock clock = Clock.systemUTC();

    ChangeStory(ObjectMapper json, Metrics metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    /** @param before the snapshot that was replaced, if there was one */
    JsonObject of(PendingRead read, OrderSnapshot snapshot, @Nullable String before) {
        JsonObject detail = new JsonObject()
                .put("status", snapshot.field("status"))
                .put("shipments", snapshot.shipments().size());
        JsonNode replaced = before == null ? null : parse(before);
        JsonNode replacement = replaced == null ? null : parse(snapshot.text());
        if (replaced != null && replacement != null) {
            detail.put("changes", SnapshotChanges.between(replaced, replacement));
        }
        Optional<Duration> delay = delay(snapshot, replaced);
        delay.ifPresent(duration -> {
            detail.put("delaySeconds", duration.toMillis() / 1000.0);
            metrics.changeDelay(read.merchant(), read.cause(), duration);
        });
        metrics.change(read.merchant(), read.cause());
        return detail;
    }

    /**
     * From the change's own time to now: none where OrderMesh named no later time than before. The two clocks need not
     * agree; a change from the future has no delay.
     */
    private Optional<Duration> delay(OrderSnapshot snapshot, @Nullable JsonNode replaced) {
        Optional<Instant> earlier = replaced == null
                ? Optional.empty()
                : OrderSnapshot.of(
                                replaced.path("order"),
                                replaced.path("shipments").valueStream().toList(),
                                json)
                        .changedAt();
        return snapshot.changedAt()
                .filter(time -> earlier.map(time::isAfter).orElse(true))
                .map(time -> Duration.between(time, clock.instant()))
                .map(delay -> delay.isNegative() ? Duration.ZERO : delay);
    }

    /** Null where it is beyond the parser's bounds: an order is written also where the change cannot be told. */
    private @Nullable JsonNode parse(String snapshot) {
        try {
            return json.readTree(snapshot);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
