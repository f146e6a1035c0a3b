package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordermesh.gateway.stream.RecordSender;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever stood still after it claimed a row may hold the row of long ago. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class LateRecordIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String TOPIC = "late-records";

    @Provided
    World world;

    @Inject
    RecordSender sender;

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, world.kafka().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    @Test
    void aRecordIsNotSentAfterItsTime() {
        long now = System.nanoTime();

        assertThatThrownBy(() -> sender.send(record("late"), now - 1).await().atMost(LIMIT))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("It is too late to send the record");
        sender.send(record("in time"), now + LIMIT.toNanos()).await().atMost(LIMIT);

        assertThat(new Stores(world)
                        .records(TOPIC).stream().map(record -> new String(record.value(), StandardCharsets.UTF_8)))
                .containsExactly("in time");
    }

    private static ProducerRecord<String, byte[]> record(String value) {
        return new ProducerRecord<>(TOPIC, "acme/an-order", value.getBytes(StandardCharsets.UTF_8));
    }
}
