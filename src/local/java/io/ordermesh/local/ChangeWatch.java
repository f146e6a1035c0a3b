package io.ordermesh.local;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows the topic of the orders' state from its beginning and tells each change; waits for a topic that is not there. */
final class ChangeWatch implements AutoCloseable {

    private static final String TOPIC = "ordermesh.orders";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final KafkaConsumer<String, String> consumer;
    private final Consumer<String> lines;
    private final ChangeLine changes = new ChangeLine(ZoneId.systemDefault());
    private final Thread thread = new Thread(this::follow, "change-watch");

    private ChangeWatch(KafkaConsumer<String, String> consumer, Consumer<String> lines) {
        this.consumer = consumer;
        this.lines = lines;
    }

    static ChangeWatch start(String bootstrapServers, Consumer<String> lines) {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers", bootstrapServers,
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "allow.auto.create.topics", "false",
                "metadata.max.age.ms", "2000",
                "receive.buffer.bytes", "65536",
                "fetch.max.bytes", "4194304",
                "request.timeout.ms", "5000",
                "default.api.timeout.ms", "5000");
        ChangeWatch watch = new ChangeWatch(
                new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer()), lines);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void follow() {
        try (consumer) {
            while (true) {
                if (isAssigned()) {
                    consumer.poll(POLL).forEach(this::tell);
                } else {
                    pause();
                }
            }
        } catch (WakeupException | InterruptException end) {
            // Closed.
        } catch (KafkaException e) {
            lines.accept("The changes can be followed no longer: " + e.getMessage());
        }
    }

    /** Partitions are assigned by hand, as soon as there are any: no group, so no rebalance and nothing to commit. */
    private boolean isAssigned() {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        return !consumer.assignment().isEmpty();
    }

    private List<TopicPartition> partitions() {
        try {
            return consumer.listTopics(ANSWER_WITHIN).getOrDefault(TOPIC, List.of()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
        } catch (RetriableException e) {
            return List.of();
        }
    }

    private void tell(ConsumerRecord<String, String> change) {
        lines.accept(changes.of(change.key(), change.value(), Instant.ofEpochMilli(change.timestamp())));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
