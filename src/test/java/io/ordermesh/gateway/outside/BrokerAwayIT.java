package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.ReplicaDeliveries.Answer;
import io.ordermesh.sandbox.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The broker goes away for a while, and comes back. */
@Beside
@ExtendWith(ShowsReplicas.class)
class BrokerAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(8);
    /** Of orders: one by one, or together when several are due at once. */
    private static final List<String> READS = List.of("getOrder", "getOrdersBulk");

    @Test
    void webhooksAreSpooledAndChangesWaitUntilItIsBack() {
        try (World world = World.start();
                Replica replica = Replica.start(world, Map.of())) {
            Stores stores = new Stores(world);
            ReplicaDeliveries deliveries = new ReplicaDeliveries(world);
            List<String> ids = IntStream.range(0, 24)
                    .mapToObj(each -> world.sandbox().orders().create("acme").id())
                    .toList();
            List<Answer> before =
                    deliveries.deliverAll(replica.webhook(World.ACME), deliveries.emitted(), LONGEST_ANSWER);
            await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));

            // These hints are consumed, and their reads meet an OrderMesh that does not answer until the broker is
            // away.
            List<String> late = ids.subList(0, 6);
            READS.forEach(operation -> world.sandbox().faults().add(Fault.status(operation, 503)));
            late.forEach(world.sandbox().orders()::advance);
            before = join(
                    before, deliveries.deliverAll(replica.webhook(World.ACME), deliveries.emitted(), LONGEST_ANSWER));
            await().atMost(PATIENCE).until(() -> stores.count("pending_read") == late.size());
            world.kafka().stop();
            world.sandbox().faults().removeAll();

            // Four steps of each of the others lead to more than 60 deliveries, of one event and of several.
            List<String> others = ids.subList(6, ids.size());
            for (int step = 0; step < 4; step++) {
                others.forEach(world.sandbox().orders()::advance);
            }
            List<String> bodies = deliveries.emitted();
            assertThat(bodies).hasSizeGreaterThan(60);
            assertThat(bodies).anySatisfy(body -> assertThat(ReplicaDeliveries.events(body))
                    .hasSizeGreaterThan(1));
            List<Answer> away = deliveries.deliverAll(replica.webhook(World.ACME), bodies, LONGEST_ANSWER);

            Map<String, JsonNode> spooled = spooled(stores);
            assertThat(spooled.values()).containsExactlyInAnyOrderElementsOf(ReplicaDeliveries.events(away));
            Answer ready = deliveries.get(replica.health("ready"));
            assertThat(ready.status()).isEqualTo(200);
            JsonNode data = ReplicaDeliveries.json(ready.text())
                    .path("checks")
                    .valueStream()
                    .filter(check -> check.path("name").asText().equals("stores"))
                    .findFirst()
                    .orElseThrow()
                    .path("data");
            assertThat(data.path("kafka").asText()).isEqualTo("DOWN");
            assertThat(data.path("postgresql").asText()).isEqualTo("UP");
            assertThat(deliveries.get(replica.health("live")).status()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .until(() -> stores.count("orders where revision > published_revision") == late.size());

            world.kafka().start();
            await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));
            Map<String, JsonNode> onTopic = onTopic(stores);
            assertThat(onTopic).containsAllEntriesOf(spooled);
            assertThat(onTopic.values())
                    .containsExactlyInAnyOrderElementsOf(ReplicaDeliveries.events(join(before, away)));
        }
    }

    private static List<Answer> join(List<Answer> one, List<Answer> other) {
        List<Answer> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static Map<String, JsonNode> spooled(Stores stores) {
        Map<String, JsonNode> events = new HashMap<>();
        stores.texts("select jsonb_build_object('id', headers -> 'ce_id', 'body', body)::text from event_spool")
                .forEach(text -> {
                    JsonNode row = ReplicaDeliveries.json(text);
                    events.put(
                            row.path("id").asText(),
                            ReplicaDeliveries.json(row.path("body").asText()));
                });
        return events;
    }

    private static Map<String, JsonNode> onTopic(Stores stores) {
        Map<String, JsonNode> events = new HashMap<>();
        stores.records(Stores.EVENTS)
                .forEach(record -> events.put(
                        Stores.header(record, "ce_id"),
                        ReplicaDeliveries.json(new String(record.value(), StandardCharsets.UTF_8))));
        return events;
    }
}
