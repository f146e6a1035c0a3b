package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.ordermesh.sandbox.history.Call;
import io.ordermesh.sandbox.world.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxFaultTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME, Merchants.BOLT));
    private final ApiClient client = new ApiClient(sandbox);
    private final String id = sandbox.orders().create("acme").id();

    @BeforeEach
    void logIn() throws Exception {
        client.logIn(Merchants.ACME);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
    }

    @Test
    void answersAnotherStatusSoManyTimes() throws Exception {
        sandbox.faults()
                .add(Fault.status("getOrder", 503).withRetryAfterSeconds(7).withTimes(2));

        ApiClient.Reply reply = get();

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.response().headers().firstValue("retry-after")).contains("7");
        assertThat(reply.json().path("errors")).hasSize(1);
        assertThat(get().status()).isEqualTo(503);
        assertThat(get().status()).isEqualTo(200);
    }

    @Test
    void limitsTheRateOfOneMerchant() throws Exception {
        ApiClient bolt = ApiClient.of(sandbox, Merchants.BOLT);
        sandbox.faults().add(Fault.rateLimit(Fault.ANY, 3).withMerchant("acme"));

        assertThat(get().status()).isEqualTo(429);
        assertThat(get().response().headers().firstValue("retry-after")).contains("3");
        assertThat(bolt.get("/v1/orders").status()).isEqualTo(200);
    }

    @Test
    void spoilsOneOrderByWhateverIdItIsNamed() throws Exception {
        String other = sandbox.orders().create("acme").id();
        String safeId = sandbox.orders().snapshot(id).order().path("safeId").asText();
        sandbox.faults().add(Fault.status(Fault.ANY, 500).withOrder(id));

        assertThat(get().status()).isEqualTo(500);
        assertThat(client.get("/v1/orders/safe/" + safeId).status()).isEqualTo(500);
        assertThat(client.get("/v1/orders/" + other).status()).isEqualTo(200);
    }

    @Test
    void answersLate() throws Exception {
        sandbox.faults().add(Fault.latency("getOrder", Duration.ofMillis(300)));

        assertThat(get().status()).isEqualTo(200);
        assertThat(sandbox.calls()).last().extracting(Call::duration).satisfies(duration -> assertThat(duration)
                .isGreaterThanOrEqualTo(Duration.ofMillis(290)));
    }

    @Test
    void holdsAnAnswerAsItWasAtArrival() throws Exception {
        ActiveFault gate = sandbox.faults().add(Fault.hold("getOrder").withOrder(id));

        CompletableFuture<ApiClient.Reply> reply = client.getAsync("/v1/orders/" + id);
        assertThat(gate.awaitHits(1, SOON)).isTrue();
        sandbox.orders().advance(id);
        assertThat(reply).isNotDone();
        gate.remove();

        assertThat(reply.get(5, TimeUnit.SECONDS).json().at("/order/status").asText())
                .isEqualTo("Open");
        assertThat(get().json().at("/order/status").asText()).isEqualTo("Processing");
    }

    @Test
    void doesWhatIsAskedOnlyWhenItAnswersIfToldSo() throws Exception {
        ActiveFault gate = sandbox.faults().add(Fault.hold("getOrder").withTakesEffect(false));

        CompletableFuture<ApiClient.Reply> reply = client.getAsync("/v1/orders/" + id);
        assertThat(gate.awaitHits(1, SOON)).isTrue();
        sandbox.orders().advance(id);
        gate.remove();

        assertThat(reply.get(5, TimeUnit.SECONDS).json().at("/order/status").asText())
                .isEqualTo("Processing");
    }

    @Test
    void seesThatTwoCallsOverlap() throws Exception {
        ActiveFault gate = sandbox.faults().add(Fault.hold("getOrder"));
        CompletableFuture<ApiClient.Reply> first = client.getAsync("/v1/orders/" + id);
        CompletableFuture<ApiClient.Reply> second = client.getAsync("/v1/orders/" + id);
        assertThat(gate.awaitHits(2, SOON)).isTrue();
        gate.remove();
        CompletableFuture.allOf(first, second).get(5, TimeUnit.SECONDS);
        get();

        var calls = sandbox.callLog().history().list(call -> call.operationId().equals("getOrder"));
        assertThat(calls.get(0).overlaps(calls.get(1))).isTrue();
        assertThat(calls.get(1).overlaps(calls.get(2))).isFalse();
    }

    @Test
    void hangsUntilTheFaultIsRemoved() throws Exception {
        ActiveFault fault = sandbox.faults().add(Fault.of(FaultKind.HANG, "getOrder"));

        CompletableFuture<ApiClient.Reply> reply = client.getAsync("/v1/orders/" + id);
        assertThat(fault.awaitHits(1, SOON)).isTrue();
        assertThat(reply).isNotDone();
        fault.remove();

        assertThatThrownBy(() -> reply.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
        await().untilAsserted(() ->
                assertThat(sandbox.calls()).last().extracting(Call::status).isEqualTo(0));
    }

    @Test
    void cutsTheConnectionAfterItDidWhatWasAsked() {
        var request = sandbox.orders().makeUpRequest("acme");
        sandbox.faults().add(Fault.of(FaultKind.CUT, "createOrder").withTimes(1));

        assertThatThrownBy(() -> client.post("/v1/orders", request)).isInstanceOf(IOException.class);

        assertThat(sandbox.orders().ids("acme")).hasSize(2);
    }

    @Test
    void answersWhatIsNoJson() throws Exception {
        sandbox.faults().add(Fault.of(FaultKind.GARBAGE, "getOrder").withTimes(1));
        assertThat(Json.parse(get().body())).isEmpty();

        sandbox.faults().add(Fault.of(FaultKind.TRUNCATED, "getOrder").withTimes(1));
        ApiClient.Reply truncated = get();
        assertThat(truncated.body()).startsWith("{\"order\":");
        assertThat(Json.parse(truncated.body())).isEmpty();

        sandbox.faults().add(Fault.of(FaultKind.HTML, "getOrder").withTimes(1));
        ApiClient.Reply html = get();
        assertThat(html.status()).isEqualTo(200);
        assertThat(html.response().headers().firstValue("content-type")).contains("text/html");

        sandbox.faults()
                .add(Fault.of(FaultKind.GARBAGE, "getOrder").withBody("[]").withTimes(1));
        assertThat(get().body()).isEqualTo("[]");
    }

    @Test
    void letsTheNewestFaultApplyAndRemovesThemAll() throws Exception {
        sandbox.faults().add(Fault.status(Fault.ANY, 500));
        sandbox.faults().add(Fault.status("getOrder", 502));

        assertThat(get().status()).isEqualTo(502);
        sandbox.faults().removeAll();
        assertThat(get().status()).isEqualTo(200);
        assertThat(sandbox.faults().list()).isEmpty();
    }

    private ApiClient.Reply get() throws Exception {
        return client.get("/v1/orders/" + id);
    }
}
