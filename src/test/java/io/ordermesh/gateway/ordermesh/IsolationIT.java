package io.ordermesh.gateway.ordermesh;

import static io.ordermesh.gateway.ordermesh.CallResults.PATIENCE;
import static io.ordermesh.gateway.ordermesh.CallResults.done;
import static io.ordermesh.gateway.ordermesh.CallResults.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.WorldResource;
import io.ordermesh.sandbox.ContractHeld;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.SandboxConfig;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that happens to one merchant's calls touches another's: each has its own token, breaker and connections. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class IsolationIT {

    private static final int CALLS = 200;
    private static final int CONNECTIONS = 8;

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(World.ACME.inSandbox(), World.GLOBEX.inSandbox()));
    private final String ofAcme = sandbox.orders().create("acme").id();
    private final String ofGlobex = sandbox.orders().create("globex").id();
    private final List<CompletableFuture<Order>> acmes = new ArrayList<>();
    private final List<CompletableFuture<Order>> globexes = new ArrayList<>();
    private Upstream acme;
    private Upstream globex;

    @Inject
    GivenOrderMesh given;

    @BeforeEach
    void connect() {
        OrderMesh orderMesh = given.at(
                sandbox.baseUri(),
                Map.of(
                        "connections", Integer.toString(CONNECTIONS),
                        "requests-per-second", "100000",
                        // What ails the one merchant lasts for the whole test.
                        "answer-timeout", "PT1M",
                        "call-timeout", "PT1M",
                        "breaker.delay", "PT1H",
                        "token.first-pause", "PT1H",
                        "token.longest-pause", "PT1H"));
        acme = orderMesh.of("acme");
        globex = orderMesh.of("globex");
        done(globex.orders().getOrder(ofGlobex));
    }

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
    }

    @Test
    void refusedCredentialsOfOneMerchantLeaveTheOther() {
        sandbox.faults().add(Fault.status("createClientToken", 401).withMerchant("acme"));

        bothCallAtOnce();

        everyCallOfGlobexSucceedsAndIsSentOnce();
        assertThat(acmes).allSatisfy(call -> assertThat(failure(call).reason()).isEqualTo(Reason.CREDENTIALS_REFUSED));
        assertThat(sent("acme", "createClientToken")).isEqualTo(1);
        assertThat(globex.refusedUntil()).isEmpty();
    }

    @Test
    void theOpenBreakerOfOneMerchantLeavesTheOther() {
        sandbox.faults().add(Fault.status("getOrder", 500).withMerchant("acme"));
        Reason last;
        do {
            last = failure(acme.orders().getOrder(ofAcme)).reason();
        } while (last == Reason.UNAVAILABLE);
        assertThat(last).isEqualTo(Reason.BREAKER_OPEN);
        long before = sent("acme", "getOrder");

        bothCallAtOnce();

        everyCallOfGlobexSucceedsAndIsSentOnce();
        assertThat(acmes).allSatisfy(call -> assertThat(failure(call).reason()).isEqualTo(Reason.BREAKER_OPEN));
        assertThat(sent("acme", "getOrder")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"getOrder, " + CONNECTIONS, "createClientToken, 1"})
    void theOtherWaitsForNoCallThatHangs(String operation, int hanging) throws InterruptedException {
        ActiveFault hang =
                sandbox.faults().add(Fault.of(FaultKind.HANG, operation).withMerchant("acme"));
        for (int call = 0; call < CALLS; call++) {
            acmes.add(acme.orders().getOrder(ofAcme).subscribeAsCompletionStage());
        }
        assertThat(hang.awaitHits(hanging, PATIENCE)).isTrue();

        bothCallAtOnce();

        everyCallOfGlobexSucceedsAndIsSentOnce();
        assertThat(acmes).noneMatch(CompletableFuture::isDone);
    }

    private void bothCallAtOnce() {
        for (int call = 0; call < CALLS; call++) {
            acmes.add(acme.orders().getOrder(ofAcme).subscribeAsCompletionStage());
            globexes.add(globex.orders().getOrder(ofGlobex).subscribeAsCompletionStage());
        }
    }

    private void everyCallOfGlobexSucceedsAndIsSentOnce() {
        assertThat(globexes)
                .hasSize(CALLS)
                .allSatisfy(call -> assertThat(done(call).id()).isEqualTo(ofGlobex));
        // And the one before.
        assertThat(sent("globex", "getOrder")).isEqualTo(CALLS + 1);
        assertThat(sent("globex", "createClientToken")).isEqualTo(1);
    }

    private long sent(String merchant, String operation) {
        return sandbox.countCalls(
                call -> merchant.equals(call.merchant()) && call.operationId().equals(operation));
    }
}
