package io.ordermesh.gateway.ordermesh;

import static io.ordermesh.gateway.ordermesh.CallResults.done;
import static io.ordermesh.gateway.ordermesh.CallResults.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.outside.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The breaker opens for a service that is ill or overburdened, and never for what it finds wrong with requests. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class BreakerIT {

    private static final int WINDOW = 10;

    private final StubOrderMesh stub = new StubOrderMesh();
    private Upstream upstream;

    @Inject
    GivenOrderMesh orderMesh;

    @BeforeEach
    void connect() {
        Map<String, String> settings =
                Map.of("breaker.window", Integer.toString(WINDOW), "breaker.delay", "PT1H", "retries", "0");
        upstream = orderMesh.at(stub.baseUri(), settings).of("acme");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aServiceThatIsIllOrOverburdenedIsLeftAlone(int status) {
        stub.order = exchange -> StubOrderMesh.json(exchange, status, "{}");
        for (int call = 0; call < WINDOW; call++) {
            assertThat(failure(upstream.orders().getOrder("o-1")).status()).contains(status);
        }

        assertThat(failure(upstream.orders().getOrder("o-1")).reason()).isEqualTo(Reason.BREAKER_OPEN);
        assertThat(stub.calls()).isEqualTo(WINDOW);
        assertThat(failure(upstream.notes().deleteNote("n-1")).status())
                .as("Another service")
                .contains(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 405, 408, 409, 410, 413, 422, 424, 451})
    void whatIsWrongWithARequestOpensNoBreaker(int status) {
        stub.order = exchange -> StubOrderMesh.json(exchange, status, "{}");
        for (int call = 0; call < 3 * WINDOW; call++) {
            assertThat(failure(upstream.orders().getOrder("o-1")).status()).contains(status);
        }

        stub.answerOrders();
        assertThat(done(upstream.orders().getOrder("o-1")).id()).isEqualTo("o-1");
    }
}
