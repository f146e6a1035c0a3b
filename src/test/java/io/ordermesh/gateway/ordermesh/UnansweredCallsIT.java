package io.ordermesh.gateway.ordermesh;

import static io.ordermesh.gateway.ordermesh.CallResults.PATIENCE;
import static io.ordermesh.gateway.ordermesh.CallResults.done;
import static io.ordermesh.gateway.ordermesh.CallResults.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.orders.CancelOrderModel;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.outside.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that never arrive, and calls that are never answered: only the former may be sent again whatever they are. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class UnansweredCallsIT {

    private final StubOrderMesh stub = new StubOrderMesh();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final CountDownLatch end = new CountDownLatch(1);

    @Inject
    GivenOrderMesh orderMesh;

    @AfterEach
    void stop() {
        end.countDown();
        stub.close();
    }

    @Test
    void aRefusedConnectionCarriedNothingAndIsTriedAgain() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = at(socket);
        }

        neverArrives(closed, Map.of());
    }

    /** A server whose queue of connections is full answers no further one. */
    @Test
    void aConnectionThatDoesNotComeAboutCarriedNothingAndIsTriedAgain() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int each = 0; each < 2; each++) {
                waiting.add(new Socket(socket.getInetAddress(), socket.getLocalPort()));
            }

            neverArrives(at(socket), Map.of("connect-timeout", "PT0.3S"));
        } finally {
            for (Socket each : waiting) {
                each.close();
            }
        }
    }

    private void neverArrives(URI base, Map<String, String> settings) {
        Upstream upstream = upstream(base, settings);

        Stream.of(read(upstream), cancel(upstream)).forEach(call -> {
            OrderMeshFailure failure = failure(call);
            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure.unread()).isTrue();
            assertThat(failure.attempts()).isEqualTo(2);
        });
    }

    @Test
    void aConnectionThatIsDroppedMayHaveCarriedTheCall() {
        stub.order = exchange -> {};
        Upstream upstream = upstream(stub.baseUri(), Map.of());

        OrderMeshFailure cancelled = failure(cancel(upstream));
        assertThat(cancelled.reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
        assertThat(cancelled.unread()).isFalse();
        assertThat(stub.calls()).isEqualTo(1);

        assertThat(failure(read(upstream)).reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(stub.calls()).isEqualTo(3);
    }

    @Test
    void aCallEndsWhenItsTimeIsUp() {
        stub.order = exchange -> hold();
        Upstream upstream = upstream(stub.baseUri(), Map.of("call-timeout", "PT0.5S"));

        OrderMeshFailure cancelled = failure(cancel(upstream));
        assertThat(cancelled.reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
        assertThat(cancelled.attempts()).isEqualTo(1);

        OrderMeshFailure read = failure(read(upstream));
        assertThat(read.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(read.unread()).isFalse();
        assertThat(stub.calls()).isEqualTo(2);
    }

    @Test
    void aCallForWhichNoRoomIsLeftIsNotSent() {
        stub.order = exchange -> {
            hold();
            StubOrderMesh.json(exchange, 200, "{\"id\": \"o-1\", \"orderId\": \"o-1\"}");
        };
        Upstream upstream = upstream(stub.baseUri(), Map.of("connections", "1", "waiting-calls", "1"));
        CompletableFuture<Order> running = read(upstream).subscribeAsCompletionStage();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stub.calls()).isEqualTo(1));
        CompletableFuture<Order> waiting = read(upstream).subscribeAsCompletionStage();

        OrderMeshFailure failure = failure(cancel(upstream));

        assertThat(failure.reason()).isEqualTo(Reason.BUSY);
        assertThat(failure.unread()).isTrue();
        assertThat(failure.attempts()).isZero();
        assertThat(counted("cancelOrder", "busy")).isEqualTo(1);
        end.countDown();
        assertThat(done(running).id()).isEqualTo("o-1");
        assertThat(done(waiting).id()).isEqualTo("o-1");
        assertThat(stub.calls()).isEqualTo(2);
    }

    @Test
    void aCallThatAnOpenBreakerHoldsBackIsCounted() {
        stub.order = exchange -> StubOrderMesh.json(exchange, 500, "{}");
        Upstream upstream = upstream(stub.baseUri(), Map.of("retries", "0", "breaker.window", "2"));
        for (int call = 0; call < 3; call++) {
            failure(read(upstream));
        }

        assertThat(counted("getOrder", "unavailable")).isEqualTo(2);
        assertThat(counted("getOrder", "breaker_open")).isEqualTo(1);
        assertThat(stub.calls()).isEqualTo(2);
    }

    /** Its tokens come from elsewhere, so that nothing else goes wrong. */
    private Upstream upstream(URI base, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "token.url", stub.baseUri() + "/user/v1/clients/token",
                "retries", "1",
                "retry-delay", "PT0.001S",
                "breaker.delay", "PT1H",
                "answer-timeout", "PT1M",
                "call-timeout", "PT1M"));
        all.putAll(settings);
        return orderMesh.at(base, all, registry).of("acme");
    }

    private static Uni<Order> read(Upstream upstream) {
        return upstream.orders().getOrder("o-1");
    }

    private static Uni<?> cancel(Upstream upstream) {
        return upstream.orders().cancelOrder("o-1", CancelOrderModel.wholeOrder());
    }

    private long counted(String operation, String outcome) {
        return registry.get("gateway.ordermesh.calls")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }

    private void hold() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI at(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
}
