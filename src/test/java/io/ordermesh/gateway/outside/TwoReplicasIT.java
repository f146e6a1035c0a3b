package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.ReplicaDeliveries.Answer;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.history.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two gateways share one world; one of them dies, or stands still for longer than its leases. */
@Beside
@Order(4)
@ResourceLock(Beside.SEVERAL_PROCESSES)
@ExtendWith(ShowsReplicas.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoReplicasIT {

    private static final int ORDERS = 200;
    private static final int SENDERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Short, so that what a dead replica held is free again within seconds; longer than a busy machine stands still. */
    private static final Map<String, String> SHORT_LEASES = Map.of(
            "GATEWAY_RECONCILE_LEASE", "PT12S",
            "GATEWAY_PUBLISH_LEASE", "PT8S",
            "MP_MESSAGING_INCOMING_EVENTS_SESSION_TIMEOUT_MS", "6000",
            "MP_MESSAGING_INCOMING_EVENTS_HEARTBEAT_INTERVAL_MS", "1500");

    private final World world = World.start();
    private final Stores stores = new Stores(world);
    private final ReplicaDeliveries deliveries = new ReplicaDeliveries(world);
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final Replica one = Replica.launch(world, SHORT_LEASES);
    private final Replica other = Replica.launch(world, SHORT_LEASES);
    private List<String> ids = List.of();

    @BeforeAll
    void start() {
        one.awaitReady();
        other.awaitReady();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(one, other)).allSatisfy(replica -> assertThat(replica.lines())
                        .anyMatch(line -> line.contains("The budget of requests is shared: replicas=2"))));
        // Each read takes a moment, so that some are always under way.
        world.sandbox().faults().add(Fault.latency(Fault.ANY, Duration.ofMillis(60)));
        ids = IntStream.range(0, ORDERS)
                .mapToObj(each -> world.sandbox().orders().create("acme").id())
                .toList();
    }

    @AfterAll
    void stop() {
        senders.shutdownNow();
        one.close();
        other.close();
        world.close();
    }

    @Test
    @Order(1)
    void oneIsKilledInTheMiddleOfItsWorkAndComesBack() {
        advanceAll(2);
        List<String> bodies = deliveries.emitted();
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> sending = send(bodies, answers);
        await().atMost(PATIENCE)
                .until(() -> answers.size() > bodies.size() / 3
                        && stores.count("orders where publish_lease_until > now()") > 0
                        && world.sandbox().callLog().inProgress() > 0);

        one.kill();

        sending.forEach(CompletableFuture::join);
        advanceAll(1);
        send(deliveries.emitted(), answers).forEach(CompletableFuture::join);
        one.launchAgain();
        one.awaitReady();
        advanceAll(1);
        send(deliveries.emitted(), answers).forEach(CompletableFuture::join);

        await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));
        assertThat(stores.events()).containsAll(ReplicaDeliveries.events(List.copyOf(answers)));
        assertRevisionsNeverFall(stores.records(Stores.ORDERS));
        // Also not with calls of the replica that was killed: its leases outlive its connections.
        assertReadsOfOneOrderNeverOverlap(world.sandbox().calls());
    }

    @Test
    @Order(2)
    void oneStandsStillForLongerThanItsLeasesAndGoesOn() {
        advanceAll(1);
        List<String> bodies = deliveries.emitted();
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        // To the other alone: a delivery to the one would wait for it.
        List<CompletableFuture<Void>> sending = sendTo(List.of(other), bodies, answers);
        await().atMost(PATIENCE)
                .until(() -> answers.size() > bodies.size() / 3
                        && world.sandbox().callLog().inProgress() > 0);

        one.suspend();

        sending.forEach(CompletableFuture::join);
        advanceAll(1);
        sendTo(List.of(other), deliveries.emitted(), answers).forEach(CompletableFuture::join);
        // The other one does everything, also what the one held: all of its leases are over.
        await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));

        one.resume();
        advanceAll(1);
        send(deliveries.emitted(), answers).forEach(CompletableFuture::join);
        await().atMost(PATIENCE).untilAsserted(() -> stores.assertSettled("acme", ids));
        assertThat(stores.events()).containsAll(ReplicaDeliveries.events(List.copyOf(answers)));
        assertThat(deliveries.get(one.health("live")).status()).isEqualTo(200);
        assertThat(deliveries.get(other.health("live")).status()).isEqualTo(200);
    }

    private void advanceAll(int steps) {
        for (int step = 0; step < steps; step++) {
            for (String id : ids) {
                if (!world.sandbox()
                        .orders()
                        .snapshot(id)
                        .order()
                        .path("status")
                        .asText()
                        .equals("Fulfilled")) {
                    world.sandbox().orders().advance(id);
                }
            }
        }
    }

    /** Delivers to both in turn; what one does not answer goes to the other, as a load balancer would have it. */
    private List<CompletableFuture<Void>> send(List<String> bodies, ConcurrentLinkedQueue<Answer> answers) {
        return sendTo(List.of(one, other), bodies, answers);
    }

    private List<CompletableFuture<Void>> sendTo(
            List<Replica> replicas, List<String> bodies, ConcurrentLinkedQueue<Answer> answers) {
        return IntStream.range(0, bodies.size())
                .mapToObj(each -> CompletableFuture.runAsync(
                        () -> {
                            Answer answer = null;
                            for (int attempt = 0; answer == null || !answer.accepted(); attempt++) {
                                assertThat(attempt).as("attempts").isLessThan(20);
                                Replica replica = replicas.get((each + attempt) % replicas.size());
                                answer = deliveries.deliver(replica.webhook(World.ACME), bodies.get(each));
                            }
                            answers.add(answer);
                        },
                        senders))
                .toList();
    }

    private static void assertRevisionsNeverFall(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, Long> highest = new HashMap<>();
        Set<String> sent = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            long revision = Stores.revision(record);
            boolean repeat = !sent.add(record.key() + " " + revision);
            long before = highest.merge(record.key(), revision, Math::max);
            assertThat(repeat || revision == before)
                    .as("revision %d of %s, after %d", revision, record.key(), before)
                    .isTrue();
        }
    }

    private static void assertReadsOfOneOrderNeverOverlap(List<Call> calls) {
        Map<String, List<Call>> reads = Reads.byOrder(calls);
        assertThat(reads).isNotEmpty();
        List<String> overlaps = new ArrayList<>();
        reads.forEach((order, ofOrder) -> {
            List<Call> sorted = ofOrder.stream()
                    .sorted(Comparator.comparingLong(Call::sequence))
                    .toList();
            for (int i = 1; i < sorted.size(); i++) {
                if (sorted.get(i - 1).overlaps(sorted.get(i))) {
                    overlaps.add(sorted.get(i - 1) + " and " + sorted.get(i));
                }
            }
        });
        assertThat(overlaps).isEmpty();
    }
}
