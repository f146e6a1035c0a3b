package io.ordermesh.gateway.health;

import io.ordermesh.gateway.stream.Topics;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as Kafka or PostgreSQL works: either is enough to take a webhook, and a webhook that is not taken is
 * lost. OrderMesh is not asked, since its absence is no reason to send webhooks away.
 */
@Readiness
@Singleton
public class StoresReadiness implements AsyncHealthCheck {

    /** Below a second, which is as long as Kubernetes waits for an answer unless told otherwise. */
    private static final Duration LIMIT = Duration.ofMillis(800);

    private final Topics kafka;
    private final Pool postgresql;

    StoresReadiness(Topics kafka, Pool postgresql) {
        this.kafka = kafka;
        this.postgresql = postgresql;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Uni<Boolean> database = postgresql
                .query("select 1")
                .execute()
                .replaceWith(true)
                .ifNoItem()
                .after(LIMIT)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
        return Uni.combine().all().unis(kafka.reachable(), database).with((broker, rows) -> HealthCheckResponse.named(
                        "stores")
                .status(broker || rows)
                .withData("kafka", word(broker))
                .withData("postgresql", word(rows))
                .build());
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
