package io.ordermesh.gateway.outside;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The records on the topics as any consumer reads them. */
final class Records {

    /** The webhook events. */
    static final String EVENTS = "ordermesh.events";

    /** The state of the orders. */
    static final String ORDERS = "ordermesh.orders";

    /** What is unusable. */
    static final String DEAD_LETTERS = "ordermesh.events.dead-letter";

    /** A record; its value is null in a tombstone. */
    record Seen(String key, @Nullable String value, Map<String, String> headers) {

        String header(String name) {
            String value = headers.get(name);
            if (value == null) {
                throw new AssertionError("No header " + name + " among " + headers.keySet());
            }
            return value;
        }

        /** The number that grows with each change of an order. */
        long revision() {
            return Long.parseLong(header("ce_revision"));
        }
    }

    private Records() {}

    /** All records of the state topic about that order, oldest first. */
    static List<Seen> ofOrder(World world, String merchant, String orderId) {
        String key = merchant + "/" + orderId;
        return all(world, ORDERS).stream()
                .filter(record -> record.key().equals(key))
                .toList();
    }

    /** The last record of the state topic about that order, which must be there. */
    static Seen lastOfOrder(World world, String merchant, String orderId) {
        List<Seen> records = ofOrder(world, merchant, orderId);
        if (records.isEmpty()) {
            throw new AssertionError("No record of order " + orderId);
        }
        return records.get(records.size() - 1);
    }

    /** All records of the events topic in whose value the text occurs, those of one key oldest first. */
    static List<Seen> eventsWith(World world, String text) {
        return all(world, EVENTS).stream()
                .filter(record -> record.value() != null && record.value().contains(text))
                .toList();
    }

    /** All records of the dead-letter topic in whose value the text occurs. */
    static List<Seen> deadLettersWith(World world, String text) {
        return all(world, DEAD_LETTERS).stream()
                .filter(record -> record.value() != null && record.value().contains(text))
                .toList();
    }

    /** Everything on the topic when this is called, those of one key oldest first. */
    static List<Seen> all(World world, String topic) {
        return world.topic(topic).all();
    }

    /** A topic, read on from where it was read to before. */
    static final class Topic implements AutoCloseable {

        private final KafkaConsumer<String, String> consumer;
        private final List<Seen> seen = new ArrayList<>();

        Topic(String bootstrapServers, String name) {
            Properties settings = new Properties();
            settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            // A partition whose end is reached holds up the answer for so long.
            settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
            consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        private synchronized List<Seen> all() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> seen.add(seen(record)));
            }
            return List.copyOf(seen);
        }

        @Override
        public synchronized void close() {
            consumer.close();
        }

        private static Seen seen(ConsumerRecord<String, String> record) {
            Map<String, String> headers = new LinkedHashMap<>();
            record.headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            return new Seen(record.key(), record.value(), headers);
        }
    }
}
