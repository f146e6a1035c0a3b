package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records on the events topic that this gateway did not put there, or not as it is configured now. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class StrayRecordIT {

    @Provided
    World world;

    @AfterEach
    void forget() {
        Rows.execute(world, "delete from pending_read where merchant = 'umbrella'");
    }

    @Test
    void whatHoldsNoEventIsKeptForAPersonAndHoldsUpNothing() {
        send("acme/order:1", "no JSON of ours".getBytes(StandardCharsets.UTF_8));
        send("acme/order:2", "{\"EventType\": \"Nothing\"}".getBytes(StandardCharsets.UTF_8));
        send(null, "{\"OrderId\": \"3\"}".getBytes(StandardCharsets.UTF_8));
        send("acme/order:4", null);

        orderStillFlows();
        Eventually.holds(() -> assertThat(Records.all(world, "ordermesh.events.dead-letter"))
                .extracting(Seen::value)
                .contains("no JSON of ours", "{\"EventType\": \"Nothing\"}", "{\"OrderId\": \"3\"}", null));
    }

    /** While a new merchant is rolled out, its webhooks may reach a replica that does not know it yet. */
    @Test
    void aHintOfAMerchantThatIsNotKnownHereWaitsForWhoKnowsIt() {
        send("umbrella/order:5", "{\"OrderId\": \"5\"}".getBytes(StandardCharsets.UTF_8));

        Eventually.holds(
                () -> assertThat(Rows.pendingRead(world, "umbrella", "order:5")).isPresent());
        orderStillFlows();
        assertThat(Rows.pendingRead(world, "umbrella", "order:5")).get().satisfies(row -> {
            assertThat(row.text("lease_until")).isNull();
            assertThat(row.number("attempts")).isZero();
        });
    }

    private void orderStillFlows() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
    }

    private void send(@Nullable String key, byte @Nullable [] value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, world.kafka().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Records.EVENTS, key, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("The record could not be sent", e);
        }
    }
}
