package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator asks of sweeps that are switched off; what sweeps do is {@link ListedIT}'s and {@link AuditIT}'s. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OperatorSweepIT {

    @Provided
    World world;

    @ParameterizedTest
    @ValueSource(strings = {"backfill", "audit"})
    void whatWillNotBeDoneIsNotAccepted(String what) {
        Response refused = Operator.post(world, "/merchants/acme/" + what);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("detail")).contains("GATEWAY_SWEEP_ENABLED=true");
        assertThat(Operator.post(world, "/merchants/nobody/" + what).statusCode())
                .isEqualTo(404);
    }
}
