package io.ordermesh.gateway.health;

import io.ordermesh.gateway.ordermesh.OrderMesh;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Names the merchants whose credentials OrderMesh refuses. Always up: their webhooks are taken all the same, and other
 * merchants are not concerned.
 */
@Readiness
@Singleton
public class CredentialsReadiness implements HealthCheck {

    private final OrderMesh orderMesh;

    CredentialsReadiness(OrderMesh orderMesh) {
        this.orderMesh = orderMesh;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("ordermesh credentials").up();
        orderMesh
                .refused()
                .forEach((merchant, until) -> response.withData(merchant, "refused, tried again at " + until));
        return response.build();
    }
}
