package io.ordermesh.gateway.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.event.OrderMeshEvent;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.stream.EventPublisher;
import io.ordermesh.gateway.stream.EventRecord;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.webhook.DeliveryDecoder.Candidate;
import io.ordermesh.gateway.webhook.SortedEvents.Unusable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the events of a verified delivery durable: all that are usable, with the rest kept apart. */
@Singleton
class EventStorage {

    private final DeliveryDecoder decoder;
    private final EventPublisher publisher;
    private final ObjectMapper json;
    private final Metrics metrics;
    private final int maxEvents;

    EventStorage(EventPublisher publisher, WebhookSettings settings, ObjectMapper json, Metrics metrics) {
        this.decoder = new DeliveryDecoder(json);
        this.publisher = publisher;
        this.json = json;
        this.metrics = metrics;
        this.maxEvents = settings.maxEvents();
    }

    /** What became of a delivery. */
    sealed interface Result {

        /** All usable events are durable. */
        record Stored(int accepted, int unusable) implements Result {}

        /** None is usable, and nothing is stored. */
        record Refused(Rejection reason) implements Result {}
    }

    /** Stores the events of a body; fails if no store takes them. */
    Uni<Result> store(Merchant merchant, byte[] body, Instant receivedAt) {
        Optional<List<Candidate>> candidates = decoder.decode(body);
        if (candidates.isEmpty()) {
            return refused(Rejection.NOT_JSON);
        }
        if (candidates.get().size() > maxEvents) {
            return refused(Rejection.TOO_MANY_EVENTS);
        }
        SortedEvents events = SortedEvents.sort(candidates.get(), merchant);
        return events.usable().isEmpty() ? refused(events.rejection()) : store(merchant, events, receivedAt);
    }

    private Uni<Result> store(Merchant merchant, SortedEvents events, Instant receivedAt) {
        String delivery = UUID.randomUUID().toString();
        List<EventRecord> records = new ArrayList<>(events.usable().size());
        for (OrderMeshEvent event : events.usable()) {
            records.add(EventRecord.of(merchant, event, delivery + "-" + records.size(), receivedAt, json));
        }
        return publisher
                .publish(records)
                .chain(() -> putAside(merchant, events.unusable(), delivery, receivedAt))
                .replaceWith(() -> new Result.Stored(
                        events.usable().size(), events.unusable().size()));
    }

    private Uni<Void> putAside(Merchant merchant, List<Unusable> unusable, String delivery, Instant receivedAt) {
        if (unusable.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<EventRecord> records = new ArrayList<>(unusable.size());
        for (Unusable each : unusable) {
            metrics.unusableEvent(merchant.id(), each.reason());
            records.add(EventRecord.unusable(
                    merchant,
                    each.body(),
                    each.reason().name(),
                    delivery + "-unusable-" + records.size(),
                    receivedAt,
                    json));
        }
        return publisher.putAside(records);
    }

    private static Uni<Result> refused(Rejection reason) {
        return Uni.createFrom().item(new Result.Refused(reason));
    }
}
