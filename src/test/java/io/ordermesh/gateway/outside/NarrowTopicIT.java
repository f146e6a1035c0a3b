package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics that take no record of more than so many bytes. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class NarrowTopicIT {

    private static final String FAILED_CREATIONS = "ordermesh.failed-creations";
    private static final int USUAL = 16 << 20;
    private static final Logger PRODUCER = Logger.getLogger("org.apache.kafka.clients.producer.internals.Sender");

    @Provided
    World world;

    /** It splits a batch that is refused, in vain where the topic takes hardly anything, and says so each time. */
    @BeforeEach
    void muteTheProducer() {
        PRODUCER.setLevel(Level.SEVERE);
    }

    @AfterEach
    void widen() throws Exception {
        PRODUCER.setLevel(null);
        takeAtMost(USUAL, FAILED_CREATIONS);
        takeAtMost(USUAL, Records.ORDERS);
    }

    @Test
    void anOrderThatKafkaRefusesIsNamedAndHoldsUpNoOther() throws Exception {
        takeAtMost(100_000, Records.ORDERS);
        CreatedOrder large = world.sandbox().orders().create("acme");
        CreatedOrder other = world.sandbox().orders().create("acme");
        byte[] noise = new byte[150_000];
        new Random(1).nextBytes(noise);
        String text = Base64.getEncoder().encodeToString(noise);
        try (LogLines log = new LogLines()) {
            world.sandbox().orders().patch(large.id(), Trees.object().put("novelty", text), true);

            Eventually.holds(() -> assertThat(log.text())
                    .contains("Changes cannot be sent as they are, they are tried again: rows=1 first=acme/"
                            + large.id() + " cause=RecordTooLargeException"));
            world.sandbox().orders().advance(other.id());
            Copy.becomesRight(world, World.ACME, other.id());
            assertThat(log.text()).doesNotContain("loop=state-relay").doesNotContain(text.substring(0, 100));
        }

        takeAtMost(USUAL, Records.ORDERS);

        Copy.becomesRight(world, World.ACME, large.id());
    }

    /** Each of them for itself would be given up after many seconds. */
    @Test
    void manyReportsTogetherHoldUpHintsForSecondsAlone() throws Exception {
        takeAtMost(1, FAILED_CREATIONS);
        try (LogLines log = new LogLines()) {
            List<CreatedOrder> failed = Stream.generate(
                            () -> world.sandbox().orders().failCreation("acme"))
                    .limit(20)
                    .toList();
            Eventually.holds(() -> assertThat(Rows.journalKinds(
                            world, "acme", "safe:" + failed.get(19).safeId()))
                    .containsExactly("REPORTED_FAILED"));

            CreatedOrder order = world.sandbox().orders().create("acme");
            // Before all of them would have been given up one after the other, which takes minutes.
            Copy.becomesRight(world, World.ACME, order.id());
            Eventually.holds(() -> assertThat(log.text())
                    .contains("Failed creations could not be passed on, they stand in the journal alone: records="));
        }
    }

    private void takeAtMost(int bytes, String topic) throws Exception {
        try (Admin admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, world.kafka().bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
