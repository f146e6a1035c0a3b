package io.ordermesh.gateway.ordermesh;

import static io.ordermesh.gateway.ordermesh.CallResults.done;
import static io.ordermesh.gateway.ordermesh.CallResults.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.outside.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A merchant's requests reach OrderMesh no faster than its budget allows, repeats included, whatever is asked for at once. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class RequestRateIT {

    private static final int A_SECOND = 10;
    private static final int CALLS = 20;
    /** The last of them would wait for many seconds. */
    private static final int MANY = 100;

    private final StubOrderMesh stub = new StubOrderMesh();

    @Inject
    GivenOrderMesh given;

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void callsWaitForTheirTurnAndAllAreSent() {
        Upstream upstream = connect("PT1M");
        Instant start = Instant.now();

        callsAtOnce(upstream, CALLS).forEach(call -> assertThat(done(call).id()).isEqualTo("o-1"));

        assertThat(stub.calls()).isEqualTo(CALLS);
        // A second's worth is there at first. A slow machine takes longer, and none can take less.
        assertThat(Duration.between(start, Instant.now()).plusMillis(100))
                .isGreaterThan(Duration.ofSeconds((CALLS - A_SECOND) / A_SECOND));
    }

    @Test
    void aCallWhoseTurnWouldComeTooLateIsNotSent() {
        Upstream upstream = connect("PT2S");
        // Which also brings the token.
        assertThat(done(upstream.orders().getOrder("o-1")).id()).isEqualTo("o-1");

        List<CompletableFuture<Order>> calls = callsAtOnce(upstream, MANY);

        OrderMeshFailure last = failure(calls.get(MANY - 1));
        assertThat(last.reason()).isEqualTo(Reason.BUSY);
        assertThat(last.unread()).isTrue();
        assertThat(stub.calls()).isLessThan(MANY);
    }

    @Test
    void repeatsTakeFromTheBudgetToo() {
        stub.order = exchange -> StubOrderMesh.json(exchange, 500, "{}");
        Upstream upstream = connect("PT1M");
        Instant start = Instant.now();

        callsAtOnce(upstream, CALLS).stream().map(CallResults::failure).forEach(failure -> assertThat(failure.status())
                .contains(500));

        assertThat(stub.calls()).isEqualTo(2 * CALLS);
        assertThat(Duration.between(start, Instant.now()).plusMillis(100))
                .isGreaterThan(Duration.ofSeconds((2 * CALLS - A_SECOND) / A_SECOND));
    }

    private Upstream connect(String callTimeout) {
        return given.at(
                        stub.baseUri(),
                        Map.of(
                                "requests-per-second",
                                Integer.toString(A_SECOND),
                                "call-timeout",
                                callTimeout,
                                "answer-timeout",
                                callTimeout,
                                "retries",
                                "1",
                                "breaker.window",
                                "1000"))
                .of("acme");
    }

    private static List<CompletableFuture<Order>> callsAtOnce(Upstream upstream, int count) {
        return Stream.generate(() -> upstream.orders().getOrder("o-1").subscribeAsCompletionStage())
                .limit(count)
                .toList();
    }
}
