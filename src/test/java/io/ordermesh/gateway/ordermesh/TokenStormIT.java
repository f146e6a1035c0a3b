package io.ordermesh.gateway.ordermesh;

import static io.ordermesh.gateway.ordermesh.CallResults.PATIENCE;
import static io.ordermesh.gateway.ordermesh.CallResults.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.WorldResource;
import io.ordermesh.sandbox.ContractHeld;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.SandboxConfig;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many calls need a token, OrderMesh is asked for one. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class TokenStormIT {

    private static final int CALLS = 1000;

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(World.ACME.inSandbox()));
    private final String id = sandbox.orders().create("acme").id();
    private Upstream upstream;

    @Inject
    GivenOrderMesh orderMesh;

    @BeforeEach
    void connect() {
        Map<String, String> settings = Map.of(
                // All at once: nothing else makes them wait.
                "connections", Integer.toString(CALLS),
                "requests-per-second", "100000",
                "answer-timeout", "PT1M",
                "call-timeout", "PT1M");
        upstream = orderMesh.at(sandbox.baseUri(), settings).of("acme");
    }

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
    }

    @Test
    void aThousandCallsAtOnceMakeOneTokenRequest() throws InterruptedException {
        ActiveFault held = sandbox.faults().add(Fault.hold("createClientToken"));
        List<CompletableFuture<Order>> calls = Stream.generate(
                        () -> upstream.orders().getOrder(id).subscribeAsCompletionStage())
                .limit(CALLS)
                .toList();
        assertThat(held.awaitHits(1, PATIENCE)).isTrue();
        assertThat(calls).noneMatch(CompletableFuture::isDone);

        held.remove();

        assertThat(calls).allSatisfy(call -> assertThat(done(call).id()).isEqualTo(id));
        assertThat(sent("getOrder", 200)).isEqualTo(CALLS);
        assertThat(sent("createClientToken", 200)).isEqualTo(1);
    }

    @Test
    void aTokenThatEndsInMidLoadLeadsToOneMore() {
        AtomicInteger answered = new AtomicInteger();

        List<Order> orders = done(Multi.createFrom()
                .range(0, CALLS)
                .onItem()
                .transformToUni(call -> upstream.orders().getOrder(id))
                .merge(100)
                .invoke(() -> {
                    if (answered.incrementAndGet() == CALLS / 3) {
                        sandbox.tokens().expireAll("acme");
                    }
                })
                .collect()
                .asList());

        assertThat(orders).hasSize(CALLS);
        assertThat(sent("getOrder", 200)).isEqualTo(CALLS);
        assertThat(sent("getOrder", 401)).isPositive();
        assertThat(sent("createClientToken", 200)).isEqualTo(2);
    }

    private long sent(String operation, int status) {
        return sandbox.countCalls(call -> call.operationId().equals(operation) && call.status() == status);
    }
}
