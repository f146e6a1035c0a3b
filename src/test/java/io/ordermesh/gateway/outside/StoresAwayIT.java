package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.ReplicaDeliveries.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database, or everything in which a webhook could be kept, goes away for a while, and comes back. */
@Beside
@ExtendWith(ShowsReplicas.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoresAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

    private final World world = World.start();
    private final Stores stores = new Stores(world);
    private final ReplicaDeliveries deliveries = new ReplicaDeliveries(world);
    private final Replica replica = Replica.launch(world, Map.of("GATEWAY_WEBHOOK_MAX_IN_FLIGHT", "16"));
    private final List<Answer> answers = new ArrayList<>();
    private List<String> ids = List.of();

    @BeforeAll
    void start() {
        replica.awaitReady();
    }

    @AfterAll
    void stop() {
        replica.close();
        world.close();
    }

    @BeforeEach
    void aKnownState() {
        List<String> created = new ArrayList<>(ids);
        IntStream.range(0, 10)
                .forEach(each ->
                        created.add(world.sandbox().orders().create("acme").id()));
        ids = List.copyOf(created);
        deliver();
        await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));
    }

    @Test
    void withoutDatabaseWebhooksGoToTheBrokerAndTheRowsCatchUp() {
        world.database().stop();
        ids.forEach(world.sandbox().orders()::advance);
        ids.forEach(world.sandbox().orders()::advance);
        deliver();
        assertThat(deliveries.get(replica.health("ready")).status()).isEqualTo(200);
        assertThat(deliveries.get(replica.health("live")).status()).isEqualTo(200);

        world.database().start();
        await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));
    }

    @Test
    void withoutBothWebhooksAreRefusedAtOnceAndAllComesBackByItself() {
        ids.forEach(world.sandbox().orders()::advance);
        List<String> bodies = deliveries.emitted();
        // The stores go while deliveries are under way.
        CompletableFuture<List<Answer>> underWay = CompletableFuture.supplyAsync(
                () -> deliveries.deliver(ignored -> replica.webhook(World.ACME), repeated(bodies, 10), 4));
        world.database().stop();
        world.kafka().stop();
        answers.addAll(underWay.join());

        Answer refused = deliveries.deliver(replica.webhook(World.ACME), bodies.get(0));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.took()).isLessThan(LONGEST_ANSWER);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("5");
        assertThat(refused.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(ReplicaDeliveries.json(refused.text()).path("status").asInt())
                .isEqualTo(503);

        List<Answer> many = deliveries.deliver(ignored -> replica.webhook(World.ACME), repeated(bodies, 10), 100);
        assertThat(many).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.took()).isLessThan(LONGEST_ANSWER);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
        });
        assertThat(many).anySatisfy(answer -> assertThat(answer.text()).contains("Too many deliveries"));

        Answer ready = deliveries.get(replica.health("ready"));
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.text()).contains("DOWN");
        assertThat(deliveries.get(replica.health("live")).status()).isEqualTo(200);
        assertThat(replica.isAlive()).isTrue();

        world.kafka().start();
        world.database().start();
        bodies.forEach(body -> await().atMost(PATIENCE).until(() -> {
            Answer answer = deliveries.deliver(replica.webhook(World.ACME), body);
            answers.add(answer);
            return answer.accepted();
        }));
        ids.forEach(world.sandbox().orders()::advance);
        deliver();
        await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));
        assertThat(stores.events()).containsAll(ReplicaDeliveries.events(answers));
        assertThat(replica.lines())
                .as("An outage is told in lines, not in stack traces")
                .noneMatch(line -> line.stripLeading().startsWith("at "));
    }

    /** Delivers what the sandbox emitted. */
    private void deliver() {
        answers.addAll(deliveries.deliverAll(replica.webhook(World.ACME), deliveries.emitted(), Duration.ofSeconds(8)));
    }

    private static List<String> repeated(List<String> bodies, int times) {
        return IntStream.range(0, times)
                .boxed()
                .flatMap(each -> bodies.stream())
                .toList();
    }
}
