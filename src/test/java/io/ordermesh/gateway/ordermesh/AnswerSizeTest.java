package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.outside.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers larger than the bound are given up, whatever their length says, and the client goes on to work. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class AnswerSizeTest {

    private static final int BOUND = 64 * 1024;
    private static final int CONNECTIONS = 2;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String TOKEN = "{\"accessToken\": \"t-1\", \"expiresIn\": 3600}";
    private static final Body GOOD = exchange -> whole(exchange, 200, "{\"id\": \"o-1\"}");

    /** Writes an answer. */
    private interface Body {
        void write(HttpExchange exchange) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** Connections that the client closed while an answer was still being written. */
    private final AtomicInteger broken = new AtomicInteger();

    private volatile Body token = exchange -> whole(exchange, 200, TOKEN);
    private volatile Body order = GOOD;
    private HttpServer server;
    private Upstream upstream;

    @Inject
    GivenOrderMesh orderMesh;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, order));
        server.createContext("/user/v1/clients/token", exchange -> answer(exchange, token));
        server.start();
        upstream = orderMesh
                .at(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        Map.of(
                                "max-answer-size",
                                Integer.toString(BOUND),
                                "connections",
                                Integer.toString(CONNECTIONS),
                                // So that nothing else ends them.
                                "answer-timeout",
                                "PT1M",
                                "call-timeout",
                                "PT1M"))
                .of("acme");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "200, false, application/json",
        "200, true, application/json",
        "200, true, multipart/form-data; boundary=b",
        "400, false, application/json",
        "400, true, application/json",
        "503, true, text/html"
    })
    void anAnswerWithoutEndIsUnreadableAndItsConnectionIsClosed(int status, boolean chunked, String type) {
        order = exchange -> endless(exchange, status, chunked, type);

        // More than there are connections.
        for (int call = 1; call <= CONNECTIONS + 1; call++) {
            OrderMeshFailure failure = fails(upstream.orders().getOrder("o-1"));

            assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(failure.status()).contains(status);
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure)
                    .hasMessageContaining("operation=getOrder")
                    .hasMessageContaining("the body is larger than " + BOUND + " bytes");
        }

        await().atMost(LIMIT).untilAsserted(() -> assertThat(broken).hasValue(CONNECTIONS + 1));
        order = GOOD;
        assertThat(done(upstream.orders().getOrder("o-1")).id()).isEqualTo("o-1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerOfJustTheBoundIsRead(boolean chunked) {
        order = exchange -> sized(exchange, BOUND, chunked);
        assertThat(done(upstream.orders().getOrder("o-1")).id()).isEqualTo("o-1");

        order = exchange -> sized(exchange, BOUND + 1, chunked);
        assertThat(fails(upstream.orders().getOrder("o-1")).reason()).isEqualTo(Reason.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"200, false", "200, true", "401, true"})
    void aTokenAnswerWithoutEndIsNoTokenAndItsConnectionIsClosed(int status, boolean chunked) {
        token = exchange -> endless(exchange, status, chunked, "application/json");

        assertThat(fails(upstream.orders().getOrder("o-1")).reason()).isEqualTo(Reason.TOKEN_UNAVAILABLE);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(broken).hasPositiveValue());
        token = exchange -> whole(exchange, 200, TOKEN);
        assertThat(done(upstream.orders().getOrder("o-1")).id()).isEqualTo("o-1");
    }

    @Test
    void anEmptyTokenAnswerIsNoToken() {
        token = exchange -> exchange.sendResponseHeaders(200, -1);

        assertThat(fails(upstream.orders().getOrder("o-1")).reason()).isEqualTo(Reason.TOKEN_UNAVAILABLE);
    }

    private void answer(HttpExchange exchange, Body body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        try (exchange) {
            body.write(exchange);
        } catch (IOException e) {
            broken.incrementAndGet();
            throw e;
        }
    }

    private static void whole(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void sized(HttpExchange exchange, int size, boolean chunked) throws IOException {
        String begin = "{\"id\": \"o-1\", \"filler\": \"";
        String end = "\"}";
        byte[] bytes =
                (begin + "x".repeat(size - begin.length() - end.length()) + end).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, chunked ? 0 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void endless(HttpExchange exchange, int status, boolean chunked, String type) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, chunked ? 0 : Long.MAX_VALUE);
        byte[] part = "[\"more and more\", ".repeat(100).getBytes(StandardCharsets.UTF_8);
        OutputStream body = exchange.getResponseBody();
        while (true) {
            body.write(part);
        }
    }

    private static <T> T done(Uni<T> call) {
        return call.await().atMost(LIMIT);
    }

    private static OrderMeshFailure fails(Uni<?> call) {
        return catchThrowableOfType(OrderMeshFailure.class, () -> done(call));
    }
}
