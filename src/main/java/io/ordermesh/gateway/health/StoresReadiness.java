package io.ordermesh.gateway.health;

import io.ordermesh.gateway.health.Stores.Seen;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as Kafka or PostgreSQL works: either is enough to take a webhook, and a webhook that is not taken is
 * lost. OrderMesh is not asked, since its absence is no reason to send webhooks away. Answers from memory.
 */
@Readiness
@Singleton
public class StoresReadiness implements AsyncHealthCheck {

    private final Stores stores;

    StoresReadiness(Stores stores) {
        this.stores = stores;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Seen seen = stores.seen();
        return Uni.createFrom()
                .item(HealthCheckResponse.named("stores")
                        .status(seen.kafka() || seen.postgresql())
                        .withData("kafka", word(seen.kafka()))
                        .withData("postgresql", word(seen.postgresql()))
                        .build());
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
