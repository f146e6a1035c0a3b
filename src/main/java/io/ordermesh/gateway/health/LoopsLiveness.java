package io.ordermesh.gateway.health;

import io.ordermesh.gateway.loop.Loops;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as every background loop ends its turns. A broker or database that is away stops no loop. */
@Liveness
@Singleton
public class LoopsLiveness implements AsyncHealthCheck {

    private final Loops loops;

    LoopsLiveness(Loops loops) {
        this.loops = loops;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        List<String> stuck = loops.stuck();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("loops").status(stuck.isEmpty());
        if (!stuck.isEmpty()) {
            response.withData("stuck", String.join(", ", stuck));
        }
        return Uni.createFrom().item(response.build());
    }
}
