package io.ordermesh.gateway.health;

import io.ordermesh.gateway.ordermesh.OrderMesh;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Names the merchants whose credentials OrderMesh refuses. Always up: their webhooks are taken all the same, and other
 * merchants are not concerned.
 */
@Readiness
@Singleton
public class CredentialsReadiness implements AsyncHealthCheck {

    private final OrderMesh orderMesh;

    CredentialsReadiness(OrderMesh orderMesh) {
        this.orderMesh = orderMesh;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("ordermesh credentials").up();
        orderMesh
                .refused()
                .forEach((merchant, until) -> response.withData(merchant, "refused, tried again at " + until));
        return Uni.createFrom().item(response.build());
    }
}
