package io.ordermesh.gateway.ordermesh;

import static io.ordermesh.gateway.ordermesh.CallResults.PATIENCE;
import static io.ordermesh.gateway.ordermesh.CallResults.done;
import static io.ordermesh.gateway.ordermesh.CallResults.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.orders.CancelOrderModel;
import io.ordermesh.gateway.outside.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers larger than the bound are given up, whatever their length says, and the client goes on to work. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class AnswerSizeIT {

    private static final int BOUND = 64 * 1024;
    private static final int CONNECTIONS = 2;

    private final StubOrderMesh stub = new StubOrderMesh();
    private Upstream upstream;

    @Inject
    GivenOrderMesh orderMesh;

    @BeforeEach
    void connect() {
        Map<String, String> settings = Map.of(
                "max-answer-size",
                Integer.toString(BOUND),
                "connections",
                Integer.toString(CONNECTIONS),
                "retries",
                "0",
                // So that nothing else ends a call.
                "answer-timeout",
                "PT1M",
                "call-timeout",
                "PT1M");
        upstream = orderMesh.at(stub.baseUri(), settings).of("acme");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @ParameterizedTest
    @CsvSource({"false, application/json", "true, application/json", "true, multipart/form-data; boundary=b"})
    void anAnswerWithoutEndIsUnreadable(boolean chunked, String type) {
        stub.order = exchange -> endless(exchange, 200, chunked, type);

        // More than there are connections.
        for (int call = 1; call <= CONNECTIONS + 1; call++) {
            OrderMeshFailure failure = failure(upstream.orders().getOrder("o-1"));

            assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(failure.status()).contains(200);
            assertThat(failure)
                    .hasMessageContaining("operation=getOrder")
                    .hasMessageContaining("the body is larger than " + BOUND + " bytes");
        }

        everyConnectionIsClosedAndTheNextCallSucceeds();
    }

    /** Of an error's body nothing is needed: its status tells what went wrong, be the body small, huge or no JSON. */
    @ParameterizedTest
    @CsvSource({
        "400, false, application/json, INVALID",
        "400, true, application/json, INVALID",
        "401, true, application/json, UNAUTHORIZED",
        "503, true, text/html, UNAVAILABLE"
    })
    void anErrorWhoseBodyHasNoEndIsToldByItsStatus(int status, boolean chunked, String type, Reason reason) {
        stub.order = exchange -> endless(exchange, status, chunked, type);

        for (int call = 1; call <= CONNECTIONS + 1; call++) {
            OrderMeshFailure failure = failure(upstream.orders().getOrder("o-1"));

            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.status()).contains(status);
            assertThat(failure.errors()).isEmpty();
        }

        everyConnectionIsClosedAndTheNextCallSucceeds();
    }

    /** A call that may not be repeated stays in doubt, whatever the answer's body is. */
    @Test
    void anOrderIsInDoubtAfterAnErrorWhoseBodyHasNoEnd() {
        stub.order = exchange -> endless(exchange, 500, true, "application/json");

        assertThat(failure(upstream.orders().cancelOrder("o-1", CancelOrderModel.wholeOrder()))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_OUTCOME);
    }

    private void everyConnectionIsClosedAndTheNextCallSucceeds() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stub.broken()).isEqualTo(stub.calls()));
        stub.answerOrders();
        assertThat(done(upstream.orders().getOrder("o-1")).id()).isEqualTo("o-1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerOfJustTheBoundIsRead(boolean chunked) {
        stub.order = exchange -> sized(exchange, BOUND, chunked);
        assertThat(done(upstream.orders().getOrder("o-1")).id()).isEqualTo("o-1");

        stub.order = exchange -> sized(exchange, BOUND + 1, chunked);
        assertThat(failure(upstream.orders().getOrder("o-1")).reason()).isEqualTo(Reason.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"200, false", "200, true", "401, true"})
    void aTokenAnswerWithoutEndIsNoTokenAndItsConnectionIsClosed(int status, boolean chunked) {
        stub.token = exchange -> endless(exchange, status, chunked, "application/json");

        assertThat(failure(upstream.orders().getOrder("o-1")).reason()).isEqualTo(Reason.TOKEN_UNAVAILABLE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stub.broken()).isPositive());
        stub.grantTokens();
        assertThat(done(upstream.orders().getOrder("o-1")).id()).isEqualTo("o-1");
    }

    @Test
    void anEmptyTokenAnswerIsNoToken() {
        stub.token = exchange -> exchange.sendResponseHeaders(200, -1);

        assertThat(failure(upstream.orders().getOrder("o-1")).reason()).isEqualTo(Reason.TOKEN_UNAVAILABLE);
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
}
