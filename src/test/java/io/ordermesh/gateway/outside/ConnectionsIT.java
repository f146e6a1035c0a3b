package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.RawHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes from outside can neither hold a connection nor a place for long, nor be anything but HTTP. */
@Beside
class ConnectionsIT {

    private static final int MOST = 120;
    private static final Pattern RESPONSE = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");

    /** How the response ends to a delivery of one event. */
    private static final String ACCEPTED = "{\"accepted\":1,\"unusable\":0}";

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Map.of(
            "GATEWAY_HTTP_MAX_CONNECTIONS", Integer.toString(MOST),
            "GATEWAY_HTTP_HEAD_TIMEOUT", "PT2S",
            "GATEWAY_HTTP_REQUEST_TIMEOUT", "PT4S",
            "GATEWAY_WEBHOOK_MAX_IN_FLIGHT", "24"));

    private final World world = GATEWAY.world();

    static Stream<Arguments> unfinished() {
        String host = " HTTP/1.1\r\nHost: gateway\r\n";
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("half a head", "POST /webhooks/x/y" + host + "X-Slow: "),
                Arguments.of(
                        "half a body of a delivery",
                        "POST /webhooks/acme/" + World.ACME.webhookToken() + host + "Content-Length: 2000\r\n\r\n{"),
                Arguments.of(
                        "half a body of nobody's delivery",
                        "POST /webhooks/x/y" + host + "Content-Length: 60000\r\n\r\n{"),
                Arguments.of(
                        "half a body with a key",
                        "PUT /api/v1/operate/merchants/acme/pause" + host + "Authorization: Bearer "
                                + World.OPERATOR_KEY
                                + "\r\nContent-Type: application/json\r\nContent-Length: 20000\r\n\r\n{"
                                + " ".repeat(15_000)),
                Arguments.of(
                        "half a chunk",
                        "POST /webhooks/acme/" + World.ACME.webhookToken() + host
                                + "Transfer-Encoding: chunked\r\n\r\n400\r\n{"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unfinished")
    void whatIsNotFinishedInTimeIsClosed(String name, String beginning) {
        List<RawHttp> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                RawHttp connection = RawHttp.connect(world.gateway());
                connection.send(beginning);
                connections.add(connection);
            }
            probesAnswer();
            goodDeliveriesGetIn();
            assertThat(connections).allSatisfy(connection -> {
                connection.send(" ");
                assertThat(connection.readToEnd().closed()).isTrue();
            });
        } finally {
            connections.forEach(RawHttp::close);
        }
    }

    @Test
    void theManagementPortIsGuardedToo() {
        try (RawHttp connection = RawHttp.connect(world.managementAddress())) {
            connection.send("GET /q/health/live HTTP/1.1\r\nHost: gateway\r\nX-Slow: ");

            Reply reply = connection.readToEnd();

            assertThat(reply.closed()).isTrue();
            assertThat(reply.status()).isEqualTo(408);
        }
        try (RawHttp connection = RawHttp.connect(world.managementAddress())) {
            connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(connection.readToEnd().closed()).isTrue();
        }
        assertThat(RawHttp.exchange(world.managementAddress(), "AAAA / HTTP/1.1\r\nHost: gateway\r\n\r\n")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void whoeverHoldsConnectionsLosesTheOldest() {
        List<RawHttp> held = new ArrayList<>();
        try {
            double evicted = plain("gateway_http_evictions_total");
            for (int i = 0; i < MOST + 30; i++) {
                RawHttp connection = RawHttp.connect(world.gateway());
                connection.send("POST /webhooks/x/y HTTP/1.1\r\nHost: gateway\r\nX-Slow: ");
                held.add(connection);
            }
            goodDeliveriesGetIn();
            assertThat(plain("gateway_http_evictions_total") - evicted).isGreaterThanOrEqualTo(30);
            assertThat(held.get(0).readToEnd().closed()).isTrue();
        } finally {
            held.forEach(RawHttp::close);
        }
    }

    @Test
    void oneMerchantsOpenBodiesTakeNoOthersPlace() {
        List<RawHttp> held = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                RawHttp connection = RawHttp.connect(world.gateway());
                connection.send("POST /webhooks/acme/" + World.ACME.webhookToken()
                        + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: 2000\r\n\r\n{");
                held.add(connection);
            }
            Eventually.holds(() -> assertThat(Management.metric(
                            world, "gateway_deliveries_seconds_count", "merchant=\"acme\"", "outcome=\"overloaded\""))
                    .isPositive());
            delivered(World.GLOBEX);
        } finally {
            held.forEach(RawHttp::close);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.ordermesh.gateway.outside.MalformedRequests#all")
    void whatIsNotInFormIsRefusedAndTheConnectionClosed(String name, String request, int status) {
        Reply reply = RawHttp.exchange(world.gateway(), request);

        assertThat(reply.closed()).isTrue();
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.body()).containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
        assertThat(RESPONSE.matcher(reply.text()).results())
                .as("one response alone")
                .hasSize(1);
    }

    @Test
    void aRefusalNamesTheTraceOfItsRequest() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        Reply reply = RawHttp.exchange(
                world.gateway(),
                "GET /%zz HTTP/1.1\r\nHost: gateway\r\ntraceparent: 00-" + trace + "-00f067aa0ba902b7-01\r\n\r\n");

        assertThat(reply.body()).contains("\"traceId\":\"" + trace + "\"");
    }

    /** It would take the interim response for the response. */
    @Test
    void aClientOfTheOldVersionIsToldNotToContinue() {
        String body = Deliveries.event(World.GLOBEX, world.sandbox().orders().create("globex"))
                .toString();

        Reply reply = RawHttp.exchange(
                world.gateway(),
                "POST /webhooks/globex/" + World.GLOBEX.webhookToken()
                        + " HTTP/1.0\r\nHost: gateway\r\nExpect: 100-continue\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);

        assertThat(reply.status()).isEqualTo(202);
    }

    /** Each request is there soon, however long the connection has never been idle. */
    @Test
    void aConnectionThatIsNeverIdleIsNotClosed() {
        String request = delivery();
        int cut = request.length() - 10;
        Instant end = Instant.now().plusSeconds(6);
        try (RawHttp connection = RawHttp.connect(world.gateway())) {
            connection.send(request.substring(0, cut));
            while (Instant.now().isBefore(end)) {
                connection.send(request.substring(cut) + request.substring(0, cut));
                assertThat(connection.readThrough(ACCEPTED)).startsWith("HTTP/1.1 202 ");
            }
        }
    }

    @Test
    void whatIsSentBehindARequestIsAnsweredBehindIt() {
        String request = delivery();
        int requests = 3000;

        try (RawHttp connection = RawHttp.connect(world.gateway())) {
            // Beside the reading, as neither side takes more while nobody reads.
            CompletableFuture<Boolean> sent = CompletableFuture.supplyAsync(() -> connection.send(
                    request.repeat(requests) + "GET / HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n"));
            String responses = connection.readToEnd().text();

            assertThat(sent).isCompletedWithValue(true);
            assertThat(RESPONSE.matcher(responses).results().map(each -> each.group(1)))
                    .hasSize(requests + 1)
                    .endsWith("202", "404")
                    .filteredOn("202"::equals)
                    .hasSize(requests);
        }
    }

    /** Kept until the connection is closed for want of a reader, and not in the gateway. */
    @Test
    void whoTakesNoResponsesIsGivenNone() {
        double before = connections();
        String request = "GET /schemas/order-state-1.json HTTP/1.1\r\nHost: gateway\r\n\r\n";
        try (RawHttp connection = RawHttp.connect(world.gateway())) {
            assertThat(connection.send(request.repeat(500_000)))
                    .as("all of them are taken")
                    .isFalse();
        }
        Eventually.holds(() -> assertThat(Management.metric(world, "gateway_http_connections", "port=\"merchants\""))
                .isLessThanOrEqualTo(before));
    }

    /** Some senders put an empty line behind a body; the connection is idle all the same. */
    @Test
    void anEmptyLineBehindARequestIsNoFurtherOne() {
        try (RawHttp connection = RawHttp.connect(world.gateway());
                RawHttp other = RawHttp.connect(world.gateway())) {
            connection.send(delivery() + "\r\n");
            assertThat(connection.readThrough(ACCEPTED)).startsWith("HTTP/1.1 202 ");
            connection.send("\r\n");
            // A request that does not come is given up meanwhile.
            assertThat(other.readToEnd().status()).isEqualTo(408);

            connection.send(delivery());

            assertThat(connection.readThrough(ACCEPTED)).startsWith("HTTP/1.1 202 ");
        }
    }

    @Test
    void aConnectionThatIsToBeClosedIsClosedWhateverElseItIs() {
        String line = "GET / HTTP/1.1\r\nHost: gateway\r\n";
        Reply reply = RawHttp.exchange(world.gateway(), line + "Connection: keep-alive, close\r\n\r\n" + line + "\r\n");

        assertThat(reply.closed()).isTrue();
        assertThat(RESPONSE.matcher(reply.text()).results()).hasSize(1);
    }

    @Test
    void halfAHeadBehindARequestIsClosedInTime() {
        try (RawHttp connection = RawHttp.connect(world.gateway())) {
            connection.send(delivery() + "GET / HTTP/1.1\r\nHost: gate");

            Reply reply = connection.readToEnd();

            assertThat(reply.closed()).isTrue();
            assertThat(RESPONSE.matcher(reply.text()).results().map(each -> each.group(1)))
                    .containsExactly("202", "408");
        }
    }

    @Test
    void whoLeavesWithoutWaitingForResponsesLeavesNoMark() {
        String request = delivery();
        double received = received();
        double open = connections();
        for (int i = 0; i < 500; i++) {
            try (RawHttp connection = RawHttp.connect(world.gateway())) {
                connection.send(request.repeat(20));
            }
        }

        Eventually.holds(() -> assertThat(received() - received).isGreaterThan(100));
        // Those that are still under way have all of this merchant's places.
        Eventually.holds(this::goodDeliveriesGetIn);
        Eventually.holds(() -> assertThat(connections()).isLessThan(open + 5));
        assertThat(GATEWAY.lines()).noneMatch(line -> line.contains("Exception"));
    }

    /** A delivery on a connection that stays open. */
    private String delivery() {
        String body = Deliveries.event(World.GLOBEX, world.sandbox().orders().create("globex"))
                .toString();
        return "POST /webhooks/globex/" + World.GLOBEX.webhookToken() + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private double connections() {
        return Management.metric(world, "gateway_http_connections", "port=\"merchants\"");
    }

    private double received() {
        return Management.metric(world, "gateway_deliveries_seconds_count", "merchant=\"globex\"");
    }

    @Test
    void aBodyThatBreaksOffInAWrongChunkIsRefusedAtOnce() {
        Reply reply = RawHttp.exchange(
                world.gateway(),
                "POST /webhooks/globex/" + World.GLOBEX.webhookToken()
                        + " HTTP/1.1\r\nHost: gateway\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n");

        assertThat(reply.closed()).isTrue();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(RESPONSE.matcher(reply.text()).results()).hasSize(1);
    }

    @Test
    void aRefusalWaitsForTheResponsesBeforeIt() {
        ObjectNode event =
                Deliveries.event(World.GLOBEX, world.sandbox().orders().create("globex"));
        byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
        String delivery = "POST /webhooks/globex/" + World.GLOBEX.webhookToken()
                + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: " + body.length + "\r\n\r\n" + event;

        Reply reply =
                RawHttp.exchange(world.gateway(), delivery + delivery + "AAAA / HTTP/1.1\r\nHost: gateway\r\n\r\n");

        assertThat(RESPONSE.matcher(reply.text()).results().map(each -> each.group(1)))
                .containsExactly("202", "202", "501");
    }

    @Test
    void aRefusedMethodIsAnsweredWithThoseThatAreAllowed() {
        Reply reply = RawHttp.exchange(
                world.gateway(),
                RawHttp.request("PUT /api/v1/orders/external:customer@example.com", List.of(), new byte[0]));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(RawHttp.exchange(
                                world.gateway(),
                                RawHttp.request(
                                        "DELETE /webhooks/acme/" + World.ACME.webhookToken(), List.of(), new byte[0]))
                        .header("Allow"))
                .contains("GET, HEAD, OPTIONS, POST");
    }

    @Test
    void aStrangerAddsNoSeriesAndLeavesNoMark() {
        flood(0);
        Set<String> known = series();
        flood(1);

        assertThat(series()).isSubsetOf(known);
        String metrics = Management.get(world, "/q/metrics").asString();
        assertThat(metrics).doesNotContain("customer", "AAAA", World.ACME.webhookToken(), "secret-part", "path-");
        assertThat(String.join("\n", GATEWAY.lines()))
                .doesNotContain("customer@", World.ACME.webhookToken(), "secret-part");
    }

    private void flood(int round) {
        for (int i = 0; i < 60; i++) {
            int number = round * 1000 + i;
            for (String line : List.of(
                    "AAAA" + number + " /webhooks/acme/t",
                    "PUT /api/v1/orders/external:customer@example.com" + number,
                    "DELETE /path-" + number,
                    "GET /path-" + number + "/x",
                    "PATCH /api/v1/orders/path-" + number + "/timeline",
                    "POST /webhooks/path-" + number + "/secret-part-" + number,
                    "GET /webhooks/acme/secret-part-" + number,
                    "PUT /api/v1/operate/path-" + number,
                    "OPTIONS /api/v1/path-" + number)) {
                Reply reply = RawHttp.exchange(world.gateway(), RawHttp.request(line, List.of(), new byte[0]));
                assertThat(reply.status()).as(line).isBetween(200, 501).isNotEqualTo(500);
            }
            try (RawHttp connection = RawHttp.connect(world.gateway())) {
                connection.send("POST /api/v1/orders/path-" + number
                        + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: 9\r\n\r\n");
            }
        }
    }

    @Test
    void deliveriesThatAreCutOffFillNoLog() {
        int before = GATEWAY.lines().size();
        double counted = cutOff();

        IntStream.range(0, 200).forEach(i -> {
            try (RawHttp connection = RawHttp.connect(world.gateway())) {
                connection.send(
                        "POST /webhooks/acme/" + (i % 2 == 0 ? World.ACME.webhookToken() : "wrong-token-of-somebody")
                                + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: 2000\r\n\r\n{");
            }
        });

        Eventually.holds(() -> assertThat(cutOff() - counted).isPositive());
        assertThat(GATEWAY.lines().size() - before).isLessThan(20);
        assertThat(GATEWAY.lines()).noneMatch(line -> line.contains(" ERROR "));
    }

    /** Blanks around a key are cut off, so this one would be right if it were looked at. */
    @Test
    void aHugeKeyIsNotLookedAt() {
        for (int blanks : List.of(10, 15_000)) {
            Reply reply = RawHttp.exchange(
                    world.gateway(),
                    RawHttp.request(
                            "GET /api/v1/orders",
                            List.of("Authorization: Bearer " + " ".repeat(blanks) + World.ACME.apiKey()),
                            new byte[0]));

            assertThat(reply.status()).isEqualTo(blanks == 10 ? 200 : 401);
        }
    }

    private double cutOff() {
        return Management.metric(world, "gateway_deliveries_seconds_count", "outcome=\"cut_off\"");
    }

    private double plain(String name) {
        return Management.get(world, "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private Set<String> series() {
        return Management.get(world, "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server") || line.startsWith("gateway_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void probesAnswer() {
        for (String check : List.of("live", "ready", "started")) {
            Management.get(world, "/q/health/" + check).then().statusCode(200);
        }
    }

    private void goodDeliveriesGetIn() {
        delivered(World.GLOBEX);
    }

    private void delivered(World.TestMerchant merchant) {
        Deliveries.deliver(
                        world,
                        merchant,
                        Deliveries.event(merchant, world.sandbox().orders().create(merchant.id()))
                                .toString())
                .then()
                .statusCode(202);
    }
}
