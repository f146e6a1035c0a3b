package io.ordermesh.gateway.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The topics of the gateway and how it sends to them. */
@ConfigMapping(prefix = "gateway.kafka")
public interface KafkaSettings {

    /** Every verified webhook event, as it came. */
    @WithDefault("ordermesh.events")
    String eventsTopic();

    /** The state of every order: the last record of a key is its row. Compacted. */
    @WithDefault("ordermesh.orders")
    String ordersTopic();

    /** Records of the events topic that hold no event. */
    @WithDefault("ordermesh.events.dead-letter")
    String deadLetterTopic();

    /** Order creations that OrderMesh reported as failed. */
    @WithDefault("ordermesh.failed-creations")
    String failedCreationsTopic();

    /** Whether the gateway creates topics that are missing. */
    @WithDefault("true")
    boolean createTopics();

    /** Partitions of a topic that the gateway creates. */
    @WithDefault("12")
    @Min(1)
    int partitions();

    /** Replicas of a topic that the gateway creates. Default: the broker's `default.replication.factor`. */
    Optional<@Min(1) Short> replicationFactor();

    /** How long Kafka keeps an event. */
    @WithDefault("P7D")
    @DurationMin(hours = 1)
    Duration eventsRetention();

    /** After this time a record without acknowledgement counts as not sent. */
    @WithDefault("PT3S")
    @DurationMin(millis = 1)
    Duration deliveryTimeout();

    /**
     * Largest record that is sent, and that topics take which the gateway creates. Topics that are there already need
     * it as their `max.message.bytes`, else Kafka refuses orders above its default of 1 MB.
     */
    @WithDefault("16M")
    MemorySize maxRecordSize();
}
