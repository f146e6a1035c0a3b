package io.ordermesh.gateway.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.gateway.outside.Replica;
import io.ordermesh.gateway.outside.Stores;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What it costs and how long it takes until the copy is right. {@code ./mvnw -Pmeasure verify} prints a line for each
 * figure. One gateway with its default settings, but for a budget of {@value #BUDGET} requests a second, and without sweeps
 * where calls are counted; Kafka, PostgreSQL and the sandbox run on the same machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConvergenceMeasure {

    private static final String BUDGET = "500";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration OUTAGE = Duration.ofMinutes(5);
    private static final int MANY = 10_000;

    /** What tests have shorter or longer. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("GATEWAY_ORDERMESH_REQUESTS_PER_SECOND", BUDGET),
            Map.entry("GATEWAY_RECONCILE_SETTLE", "PT1S"),
            Map.entry("GATEWAY_RECONCILE_LONGEST_SETTLE", "PT20S"),
            Map.entry("GATEWAY_RECONCILE_POLL", "PT0.5S"),
            Map.entry("GATEWAY_RECONCILE_CONFIRM_DELAY", "PT10S"),
            Map.entry("GATEWAY_RECONCILE_FIRST_DELAY", "PT1S"),
            Map.entry("GATEWAY_RECONCILE_LONGEST_DELAY", "PT5M"),
            Map.entry("GATEWAY_RECONCILE_FIRST_PAUSE", "PT5S"),
            Map.entry("GATEWAY_RECONCILE_LONGEST_PAUSE", "PT1M"),
            Map.entry("GATEWAY_ORDERMESH_BREAKER_DELAY", "PT5S"));

    private final World world = World.start();
    private final Stores stores = new Stores(world);
    private final Map<String, Long> byOperation = new TreeMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private Replica replica = Replica.launch(world, DEFAULTS);

    @BeforeAll
    void start() {
        replica.awaitReady();
    }

    @AfterAll
    void stop() {
        replica.close();
        world.close();
    }

    /** Orders that changed once, each of which is then told of so often, one webhook a delivery. */
    @Order(1)
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 50})
    void callsForAThousandHints(int hintsOfEach) throws Exception {
        List<String> orders = knownOrders(1_000 / hintsOfEach);
        orders.forEach(id -> world.sandbox().orders().silently().advance(id));

        measure("1,000 hints, " + hintsOfEach + " of each order", orders, () -> deliver(hints(orders, hintsOfEach), 1));
    }

    /** No more than 5 % above a call for each 50 orders and one for the shipments of each. */
    @Order(2)
    @Test
    void callsForABurst() throws Exception {
        List<String> orders = silentlyCreated(4_000);

        long calls = measure("20,000 hints of 4,000 orders at once", orders, () -> deliver(hints(orders, 5), 250));

        assertThat(calls).isBetween(4_000L, Math.round(1.05 * (4_000 / 50.0 + 4_000)));
    }

    @Order(3)
    @Test
    void healingAfterAnOutage() throws Exception {
        replica.close();
        List<String> orders = silentlyCreated(MANY);
        Map<String, String> environment = new HashMap<>(DEFAULTS);
        environment.put("GATEWAY_SWEEP_ENABLED", "true");
        replica = Replica.launch(world, environment);
        replica.awaitReady();
        measure("Backfill of 10,000 orders", orders, () -> {});
        world.sandbox().webhooks().setUrl(World.ACME.id(), webhook());
        world.sandbox().faults().add(Fault.status(Fault.ANY, 503));
        long outage = System.nanoTime();
        orders.forEach(id -> world.sandbox().orders().advance(id));
        await().atMost(PATIENCE).until(() -> System.nanoTime() - outage > OUTAGE.toNanos());

        measure("Outage of 5 min, 10,000 orders changed", orders, () -> world.sandbox()
                .faults()
                .removeAll());
    }

    private interface Happening {
        void happen() throws Exception;
    }

    /** How many calls it took until the orders were right. */
    private long measure(String title, List<String> orders, Happening happening) throws Exception {
        count();
        byOperation.clear();
        long start = System.nanoTime();
        happening.happen();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> areRight(orders));
        double right = seconds(start);
        String calls = calls();
        long count = total();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(this::isQuiet);
        System.out.printf(
                "Measured: %s: right after %.1f s with %s; nothing pending after %.1f s with %s%n",
                title, right, calls, seconds(start), calls());
        return count;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** By OrderMesh's own times of change, of which each of these changes has one. */
    private boolean areRight(List<String> orders) {
        count();
        Map<String, String> rows = new TreeMap<>();
        stores.texts("select order_id || ' ' || coalesce(snapshot #>> '{order,updatedAt}', '') from orders"
                        + " where merchant = 'acme'")
                .forEach(text -> rows.put(text.substring(0, text.indexOf(' ')), text.substring(text.indexOf(' ') + 1)));
        return orders.stream().allMatch(id -> world.sandbox()
                .orders()
                .snapshot(id)
                .order()
                .path("updatedAt")
                .asText()
                .equals(rows.get(id)));
    }

    private boolean isQuiet() {
        return world.sandbox().webhooks().unfinishedCount() == 0 && stores.count("pending_read") == 0;
    }

    /** Takes over what the sandbox noted, which remembers only so much. */
    private void count() {
        world.sandbox().callLog().history().take().stream()
                .filter(call -> World.ACME.id().equals(call.merchant()))
                .forEach(call -> byOperation.merge(call.operationId(), 1L, Long::sum));
    }

    private String calls() {
        count();
        return total() + " calls " + byOperation;
    }

    private long total() {
        return byOperation.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<String> knownOrders(int count) throws IOException, InterruptedException {
        List<String> orders = silentlyCreated(count);
        deliver(orders, 250);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> areRight(orders) && isQuiet());
        return orders;
    }

    /** In production, with shipments, so that each costs a call of its own. */
    private List<String> silentlyCreated(int count) {
        List<String> orders = world.sandbox().orders().silently().createMany(World.ACME.id(), count).stream()
                .map(CreatedOrder::id)
                .toList();
        orders.forEach(id -> world.sandbox().orders().silently().advanceUntil(id, "InProduction"));
        return orders;
    }

    private URI webhook() {
        return replica.http("/webhooks/" + World.ACME.id() + "/" + World.ACME.webhookToken());
    }

    private static List<String> hints(List<String> orders, int ofEach) {
        List<String> hints = new ArrayList<>(IntStream.range(0, ofEach)
                .boxed()
                .flatMap(each -> orders.stream())
                .toList());
        Collections.shuffle(hints, new Random(1));
        return hints;
    }

    private void deliver(List<String> hints, int inOneDelivery) throws IOException, InterruptedException {
        for (int from = 0; from < hints.size(); from += inOneDelivery) {
            String events = hints.subList(from, Math.min(hints.size(), from + inOneDelivery)).stream()
                    .map(id -> """
                            {"EventType": "OrderUpdate", "OrderId": "%s", "SubscriberId": "%s"}""".formatted(id, World.ACME.upstreamId()))
                    .collect(Collectors.joining(",", "[", "]"));
            HttpRequest request = HttpRequest.newBuilder(webhook())
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(events))
                    .build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 202) {
                throw new IOException("Answered " + status);
            }
        }
    }
}
