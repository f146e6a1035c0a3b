package io.ordermesh.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordermesh.Beside;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class EmbeddedKafkaTest {

    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    @Test
    void comesBackWithItsRecordsOnItsPort(@TempDir Path home) throws ExecutionException, InterruptedException {
        Path data = home.resolve("kafka");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, data)) {
            String address = kafka.bootstrapServers();
            createTopic(address);
            send(address, "before");

            kafka.stop();
            assertThatThrownBy(() -> send(address, "lost")).hasCauseInstanceOf(TimeoutException.class);
            kafka.start();
            send(address, "after");

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            assertThat(read(address)).containsExactly("before", "after");
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void makesNoTopicByItself(@TempDir Path home) {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, home.resolve("kafka"))) {
            assertThatThrownBy(() -> send(kafka.bootstrapServers(), "x")).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    private static void createTopic(String address) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(String address, String value) throws ExecutionException, InterruptedException {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers", address,
                "max.block.ms", 3000,
                "request.timeout.ms", 2000,
                "linger.ms", 0,
                "delivery.timeout.ms", 3000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get();
        }
    }

    private static List<String> read(String address) {
        Map<String, Object> configuration = Map.of("bootstrap.servers", address);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(10));
            return records.records(PARTITION).stream().map(each -> each.value()).toList();
        }
    }
}
