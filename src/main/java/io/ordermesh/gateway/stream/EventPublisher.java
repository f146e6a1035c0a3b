package io.ordermesh.gateway.stream;

import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.telemetry.OncePerMinute;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Makes events durable: on the broker, else in the spool. Completes only then, within a bounded time, and fails if
 * neither took them.
 */
@Singleton
public class EventPublisher {

    /** Where events are durable. */
    public enum Store {
        /** Acknowledged by the broker. */
        BROKER,
        /** In PostgreSQL, until the broker is back. */
        SPOOL
    }

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);
    private static final Duration SPOOL_LIMIT = Duration.ofSeconds(3);

    private final OncePerMinute oncePerMinute = new OncePerMinute();
    private final RecordSender sender;
    private final EventSpool spool;
    private final SpoolRelay relay;
    private final Metrics metrics;
    private final String topic;
    private final String deadLetterTopic;
    private final TypedGuard<Uni<Void>> broker;

    EventPublisher(RecordSender sender, EventSpool spool, SpoolRelay relay, KafkaSettings kafka, Metrics metrics) {
        this.sender = sender;
        this.spool = spool;
        this.relay = relay;
        this.metrics = metrics;
        this.topic = kafka.eventsTopic();
        this.deadLetterTopic = kafka.deadLetterTopic();
        // The breaker keeps deliveries from waiting for a broker that is known to be away, and one of them a second
        // finds out whether it is back.
        this.broker = TypedGuard.create(new TypeLiteral<Uni<Void>>() {})
                .withTimeout()
                .duration(kafka.deliveryTimeout().plusMillis(500).toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(4)
                .failureRatio(0.5)
                .delay(1, ChronoUnit.SECONDS)
                .successThreshold(1)
                .onStateChange(state -> LOG.infof("Breaker of the events topic: state=%s", state))
                .done()
                .build();
    }

    /** Stores all of the events, which are of one merchant, and tells where. */
    public Uni<Store> publish(List<EventRecord> events) {
        String merchant = events.get(0).merchant();
        return broker.get(() -> send(events))
                .replaceWith(Store.BROKER)
                .onFailure()
                .recoverWithUni(failure -> spool.add(events)
                        .ifNoItem()
                        .after(SPOOL_LIMIT)
                        .fail()
                        .invoke(relay::nudge)
                        .replaceWith(Store.SPOOL)
                        .onFailure()
                        .invoke(second -> LOG.logf(
                                oncePerMinute.pass(merchant) ? Level.WARN : Level.DEBUG,
                                "Neither broker nor spool took a delivery: merchant=%s broker=%s spool=%s",
                                merchant,
                                failure.getClass().getSimpleName(),
                                second.getClass().getSimpleName())))
                .invoke(store -> metrics.events(merchant, store, events.size()));
    }

    /**
     * Keeps what is unusable of a delivery on the dead-letter topic, else in the spool until that topic takes it. Never
     * fails: it costs the delivery's usable events nothing.
     */
    public Uni<Void> putAside(List<EventRecord> unusable) {
        return Uni.join()
                .all(unusable.stream()
                        .map(each -> sender.send(each.forTopic(deadLetterTopic)))
                        .toList())
                .andCollectFailures()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(
                        () -> spool.add(unusable).ifNoItem().after(SPOOL_LIMIT).fail())
                .onFailure()
                .invoke(failure -> LOG.logf(
                        oncePerMinute.pass("unusable " + unusable.get(0).merchant()) ? Level.WARN : Level.DEBUG,
                        "Unusable events were not kept: merchant=%s events=%d failure=%s",
                        unusable.get(0).merchant(),
                        unusable.size(),
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    /** How many events wait in the spool. */
    public Uni<Long> spooled() {
        return spool.size();
    }

    private Uni<Void> send(List<EventRecord> events) {
        return Uni.join()
                .all(events.stream()
                        .map(event -> sender.send(event.forTopic(topic)))
                        .toList())
                .andFailFast()
                .replaceWithVoid();
    }
}
