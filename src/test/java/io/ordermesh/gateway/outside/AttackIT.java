package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.BadInputs.Input;
import io.ordermesh.gateway.outside.RawHttp.Reply;
import io.ordermesh.gateway.outside.Records.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An attack with one merchant's stolen token: bad inputs, slow connections and floods, while another merchant's deliveries
 * flow and probes are answered. {@code ./mvnw -Pattack verify -Dseed=7 -Dinputs=100000} for a long one; a short one is part
 * of every build.
 */
@Beside
@Order(4)
class AttackIT {

    private static final int INPUTS = Integer.getInteger("attack.inputs", 2500);
    private static final long SEED = Long.getLong("attack.seed", 7L);
    private static final int ATTACKERS = 3;
    private static final int SLOW = 150;
    private static final Pattern NUMBER = Pattern.compile("attack-([0-9]+)-\\1-");
    /** All that may be answered: of 5xx none but what names what is not known, and a refusal for want of room. */
    private static final Set<Integer> STATUSES =
            Set.of(0, 200, 202, 400, 401, 403, 404, 405, 408, 413, 414, 415, 417, 431, 501, 503, 505);

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Map.of(
            "GATEWAY_HTTP_MAX_CONNECTIONS", "220",
            "GATEWAY_HTTP_HEAD_TIMEOUT", "PT2S",
            "GATEWAY_HTTP_REQUEST_TIMEOUT", "PT4S",
            "GATEWAY_WEBHOOK_MAX_IN_FLIGHT", "48"));

    private final World world = GATEWAY.world();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    /** Those answered 202, and those that hung up before they could be answered. */
    private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();

    private final Map<String, AtomicInteger> good = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicInteger> probes = new ConcurrentSkipListMap<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** The watcher of the contract takes an order named -1 for a number. */
    @AfterEach
    void leaveOddNamesOutOfTheContract() {
        world.sandbox().contract().await();
        world.sandbox().contract().history().clear();
    }

    @Test
    void nothingFromOutsideHurts() throws Exception {
        String order = world.sandbox().orders().create("acme").id();
        String body = Deliveries.event(World.GLOBEX, world.sandbox().orders().create("globex"))
                .toString();
        AtomicInteger next = new AtomicInteger();
        ExecutorService crowd = Executors.newCachedThreadPool();
        try {
            List<Future<?>> beside = List.of(
                    crowd.submit(() -> untilOver(
                            20,
                            () -> count(
                                    good,
                                    Deliveries.deliver(world, World.GLOBEX, body)
                                            .statusCode()))),
                    crowd.submit(() -> untilOver(500, () -> Stream.of("live", "ready")
                            .forEach(check -> count(
                                    probes,
                                    Management.get(world, "/q/health/" + check).statusCode())))),
                    crowd.submit(this::holdConnections));
            List<Future<?>> attackers = new ArrayList<>();
            for (int i = 0; i < ATTACKERS; i++) {
                BadInputs inputs = new BadInputs(SEED + i, "/webhooks/acme/" + World.ACME.webhookToken());
                attackers.add(crowd.submit(() -> attack(inputs, next, order)));
            }
            for (Future<?> each : attackers) {
                each.get();
            }
            over.countDown();
            for (Future<?> each : beside) {
                each.get();
            }
        } finally {
            over.countDown();
            crowd.shutdownNow();
        }
        System.out.println("Attack: seed=" + SEED + " inputs=" + INPUTS + " answered=" + statuses + " others=" + good
                + " probes=" + probes + " series=" + series() + " heap=" + heap());
        verdict();
    }

    private void verdict() {
        assertThat(STATUSES).containsAll(statuses.keySet());
        assertThat(statuses.values().stream().mapToInt(AtomicInteger::get).sum())
                .isEqualTo(INPUTS);
        assertThat(good.keySet()).as("the other merchant's deliveries").containsExactly("202");
        assertThat(probes.keySet()).as("probes").containsExactly("200");
        assertThat(Stream.of(Records.EVENTS, Records.DEAD_LETTERS)
                        .flatMap(topic -> Records.all(world, topic).stream())
                        .flatMap(AttackIT::numbers))
                .as("what is stored was accepted")
                .isSubsetOf(accepted);
        assertThat(series())
                .as("series of requests, of addresses, methods and statuses")
                .isLessThan(150);
        String metrics = Management.get(world, "/q/metrics").asString();
        String log = String.join("\n", GATEWAY.lines());
        for (String text : List.of(metrics, log)) {
            assertThat(text).doesNotContain("jane.naughty", World.ACME.webhookToken(), World.GLOBEX.webhookToken());
        }
        assertThat(log).doesNotContain("OutOfMemoryError", " ERROR ");
        assertThat(GATEWAY.lines().stream().filter(line -> line.contains("Delivery refused")))
                .as("a line a minute for each reason, not one for each delivery")
                .hasSizeLessThan(INPUTS / 10);
    }

    private void attack(BadInputs inputs, AtomicInteger next, String order) {
        for (int number = next.getAndIncrement(); number < INPUTS; number = next.getAndIncrement()) {
            Input input = inputs.next(number, order);
            try (RawHttp connection = RawHttp.connect(world.gateway())) {
                connection.send(input.bytes());
                if (!input.whole()) {
                    connection.endOfRequest();
                }
                Reply reply = connection.readToEnd();
                statuses.computeIfAbsent(reply.lastStatus(), each -> new AtomicInteger())
                        .incrementAndGet();
                if (reply.text().contains("HTTP/1.1 202 ") || (reply.text().isEmpty() && !input.whole())) {
                    accepted.add(number);
                }
            }
        }
    }

    /** Half heads, and halves of bodies with the stolen token and without: renewed as they are closed. */
    private void holdConnections() {
        List<String> beginnings = List.of(
                "POST /webhooks/x/y HTTP/1.1\r\nHost: g\r\nX-Slow: ",
                "POST /webhooks/x/y HTTP/1.1\r\nHost: g\r\nContent-Length: 2000000\r\n\r\n" + " ".repeat(11_000),
                "POST /webhooks/acme/" + World.ACME.webhookToken()
                        + " HTTP/1.1\r\nHost: g\r\nContent-Length: 200000\r\n\r\n" + " ".repeat(100_000));
        List<RawHttp> held = new ArrayList<>();
        AtomicInteger opened = new AtomicInteger();
        untilOver(1000, () -> {
            held.removeIf(each -> {
                boolean gone = !each.send(" ");
                if (gone) {
                    each.close();
                }
                return gone;
            });
            while (held.size() < SLOW) {
                RawHttp connection = RawHttp.connect(world.gateway());
                connection.send(beginnings.get(opened.getAndIncrement() % beginnings.size()));
                held.add(connection);
            }
        });
        System.out.println("Slow connections opened: " + opened);
        held.forEach(RawHttp::close);
    }

    private void untilOver(int everyMillis, Runnable action) {
        try {
            do {
                action.run();
            } while (!over.await(everyMillis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void count(Map<String, AtomicInteger> counts, int status) {
        counts.computeIfAbsent(Integer.toString(status), each -> new AtomicInteger())
                .incrementAndGet();
    }

    private static Stream<Integer> numbers(Seen record) {
        Matcher number = NUMBER.matcher(String.valueOf(record.value()));
        return number.find() ? Stream.of(Integer.valueOf(number.group(1))) : Stream.empty();
    }

    private long series() {
        return Management.get(world, "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count"))
                .count();
    }

    private Map<String, String> heap() {
        return Management.get(world, "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .collect(Collectors.toMap(
                        line -> line.substring(line.indexOf("id=") + 4, line.lastIndexOf('"')),
                        line -> line.substring(line.lastIndexOf(' ') + 1),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
