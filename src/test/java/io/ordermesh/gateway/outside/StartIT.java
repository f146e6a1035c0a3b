package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.ReplicaDeliveries.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a gateway starts, whatever is missing, and how it ends. */
@Beside
@Order(5)
@ExtendWith(ShowsReplicas.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final World world = World.start();
    private final Stores stores = new Stores(world);
    private final ReplicaDeliveries deliveries = new ReplicaDeliveries(world);

    @AfterAll
    void stop() {
        world.close();
    }

    @AfterEach
    void everythingIsThereAgain() {
        world.kafka().start();
        world.database().start();
    }

    /** First, while the topics are empty like the database. */
    @Test
    @Order(1)
    void startsWithoutDatabaseAndTakesWebhooks() {
        stores.forgetSchema();
        world.database().stop();
        try (Replica replica = Replica.start(world, Map.of())) {
            List<String> ids = create(10);
            deliveries.deliverAll(replica.webhook(World.ACME), deliveries.emitted(), Duration.ofSeconds(8));

            world.database().start();
            // The tables are not there at once.
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> stores.assertSettled("acme", ids));
        }
    }

    @Test
    void startsWithoutBrokerAndSpoolsWebhooks() {
        world.kafka().stop();
        try (Replica replica = Replica.start(world, Map.of())) {
            List<String> ids = create(10);
            List<Answer> answers =
                    deliveries.deliverAll(replica.webhook(World.ACME), deliveries.emitted(), Duration.ofSeconds(8));
            assertThat(stores.count("event_spool")).isEqualTo(answers.size());
            assertThat(deliveries.get(replica.health("started")).status()).isEqualTo(200);

            world.kafka().start();
            await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));
            assertThat(stores.events()).containsAll(ReplicaDeliveries.events(answers));
        }
    }

    @Test
    void endsInTimeWhenItIsToldToAndLosesNothing() {
        try (Replica replica = Replica.start(world, Map.of("QUARKUS_SHUTDOWN_DELAY", "2S"))) {
            List<String> ids = create(40);
            ids.forEach(world.sandbox().orders()::advance);
            List<String> bodies = deliveries.emitted();
            ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(
                    () -> bodies.forEach(body -> answers.add(deliveries.deliver(replica.webhook(World.ACME), body))));
            await().atMost(PATIENCE).until(() -> answers.size() > bodies.size() / 2);

            long start = System.nanoTime();
            CompletableFuture<Integer> end =
                    CompletableFuture.supplyAsync(() -> replica.terminate(LONGEST_END.plusSeconds(10)));
            // Told to end, it says so, and takes what Kubernetes still sends it.
            await().atMost(PATIENCE)
                    .until(() -> deliveries.get(replica.health("ready")).status() == 503);
            Answer late = deliveries.deliver(replica.webhook(World.ACME), bodies.get(0));
            assertThat(late.status()).isEqualTo(202);
            answers.add(late);
            assertThat(end.join()).isIn(0, 143);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_END);

            assertThat(replica.lines())
                    .as("what was fetched became pending while the database was there")
                    .noneMatch(line -> line.contains("Hints wait") || line.contains("unprocessed messages"));
            sending.join();
            List<Answer> answered = List.copyOf(answers);
            assertThat(stores.events()).containsAll(ReplicaDeliveries.events(answered));
            replica.launchAgain();
            replica.awaitReady();
            // What was not answered 202 was not taken; OrderMesh, or whoever stands between, would deliver it again.
            deliveries.deliverAll(
                    replica.webhook(World.ACME),
                    answered.stream()
                            .filter(answer -> !answer.accepted())
                            .map(Answer::body)
                            .toList(),
                    Duration.ofSeconds(8));
            await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));
        }
    }

    /** Other replicas go on to take webhooks: what comes to the topic is theirs from then on. */
    @Test
    void toldToEndItTakesNoHintsThatItCannotStoreAnyMore() {
        try (Replica replica = Replica.start(world, Map.of());
                KafkaProducer<String, byte[]> others = new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                world.kafka().bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            List<String> ids = create(1);
            deliveries.deliverAll(replica.webhook(World.ACME), deliveries.emitted(), Duration.ofSeconds(8));
            await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));
            ConsumerRecord<String, byte[]> hint = stores.records(Stores.EVENTS).get(0);
            ScheduledExecutorService often = Executors.newSingleThreadScheduledExecutor();
            try {
                var unused = often.scheduleAtFixedRate(
                        () -> {
                            var unusedAck = others.send(new ProducerRecord<>(Stores.EVENTS, hint.key(), hint.value()));
                        },
                        0,
                        20,
                        TimeUnit.MILLISECONDS);

                assertThat(replica.terminate(LONGEST_END)).isIn(0, 143);
            } finally {
                often.shutdownNow();
            }
            assertThat(replica.lines())
                    .noneMatch(line -> line.contains("Hints wait") || line.contains("unprocessed messages"));
        }
    }

    /**
     * The order id is put where a safe id belongs: the operation that the sandbox then notes tells what was called. By a
     * merchant of which no other read is due, which would not find its order there.
     */
    @Test
    void callsTheConfiguredPathInsteadOfTheAssumedOne() {
        String id = world.sandbox().orders().create("globex").id();
        String path = "/v1/orders/safe/" + id;
        try (Replica replica =
                // Read by itself, whatever is due with it.
                Replica.start(
                        world,
                        Map.of(
                                "GATEWAY_ORDERMESH_PATHS__GETORDER",
                                "/v1/orders/safe/{orderId}",
                                "GATEWAY_RECONCILE_BULK",
                                "1"))) {
            deliveries.deliverAll(replica.webhook(World.GLOBEX), deliveries.emitted(), Duration.ofSeconds(8));
            await().atMost(PATIENCE)
                    .until(() -> world.sandbox().countCalls(call -> call.path().equals(path)) > 0);
            assertThat(world.sandbox().calls()).noneMatch(call -> call.path().equals("/v1/orders/" + id));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "GATEWAY_DATABASE_USERNAME, nobody",
        "GATEWAY_DATABASE_NAME, nowhere",
    })
    void aDatabaseThatRefusesIsNamedInOneMessage(String variable, String value) throws Exception {
        try (Replica replica = Replica.launch(world, Map.of(variable, value))) {
            assertThat(replica.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(1);
            assertThat(replica.lines().stream().filter(line -> line.contains("GATEWAY_DATABASE_")))
                    .singleElement(STRING)
                    .contains(variable.replaceFirst("^GATEWAY_DATABASE", ""));
            assertThat(replica.lines())
                    .noneMatch(line -> line.stripLeading().startsWith("at ") || line.contains("Exception:"));
        }
    }

    private List<String> create(int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> world.sandbox().orders().create("acme").id())
                .toList();
    }
}
