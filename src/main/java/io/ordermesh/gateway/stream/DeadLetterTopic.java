package io.ordermesh.gateway.stream;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Keeps records of the events topic that hold no usable event, as they were and with nothing added. */
@Singleton
public class DeadLetterTopic {

    private final RecordSender sender;
    private final String topic;

    DeadLetterTopic(RecordSender sender, KafkaSettings kafka) {
        this.sender = sender;
        this.topic = kafka.deadLetterTopic();
    }

    /** Completes when the broker has acknowledged the copy. */
    public Uni<Void> add(ConsumerRecord<String, byte[]> record) {
        return sender.send(new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers()));
    }
}
