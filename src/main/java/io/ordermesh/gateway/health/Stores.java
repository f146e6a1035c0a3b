package io.ordermesh.gateway.health;

import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.stream.Topics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Whether Kafka and PostgreSQL answer, asked again and again and remembered: however many probes there are, and whatever
 * else the gateway is busy with, none of them waits.
 */
@Singleton
class Stores {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMillis(800);

    private final Topics kafka;
    private final Pool postgresql;
    private final Loops loops;
    private volatile Seen seen = new Seen(false, false);

    Stores(Topics kafka, Pool postgresql, Loops loops) {
        this.kafka = kafka;
        this.postgresql = postgresql;
        this.loops = loops;
    }

    /** What was seen last. */
    record Seen(boolean kafka, boolean postgresql) {}

    void start(@Observes StartupEvent event) {
        loops.start("stores", PAUSE, () -> look().replaceWith(false));
    }

    Seen seen() {
        return seen;
    }

    private Uni<Void> look() {
        Uni<Boolean> database = postgresql
                .query("select 1")
                .execute()
                .replaceWith(true)
                .ifNoItem()
                .after(LIMIT)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
        return Uni.combine()
                .all()
                .unis(kafka.reachable(), database)
                .with(Seen::new)
                .invoke(now -> seen = now)
                .replaceWithVoid();
    }
}
