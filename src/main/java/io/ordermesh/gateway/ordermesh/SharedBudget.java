package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.loop.Loops;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Divides each merchant's budget of requests among the replicas that are alive. A replica says every few seconds that it
 * is; while the database is away, the last division holds.
 */
@Singleton
class SharedBudget {

    private static final Logger LOG = Logger.getLogger(SharedBudget.class);
    private static final Duration REST = Duration.ofSeconds(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private static final String ALIVE = """
            insert into replica (id) values ($1) on conflict (id) do update set seen_at = now()
            """;

    private static final String COUNT = """
            with forgotten as (delete from replica where seen_at < now() - interval '1 hour')
            select count(*) from replica where seen_at > now() - interval '10 seconds'
            """;

    private final OrderMesh orderMesh;
    private final Pool pool;
    private final Loops loops;
    private final UUID id = UUID.randomUUID();
    private int replicas = 1;

    SharedBudget(OrderMesh orderMesh, Pool pool, Loops loops) {
        this.orderMesh = orderMesh;
        this.pool = pool;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        loops.start("shared-budget", REST, this::turn);
    }

    /** Leaves its part to the others. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event) {
        pool.preparedQuery("delete from replica where id = $1")
                .execute(Tuple.of(id))
                .ifNoItem()
                .after(STOP_LIMIT)
                .fail()
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    private Uni<Boolean> turn() {
        return pool.preparedQuery(ALIVE)
                .execute(Tuple.of(id))
                .chain(() -> pool.query(COUNT).execute())
                .map(rows -> Math.toIntExact(rows.iterator().next().getLong(0)))
                .invoke(this::share)
                .replaceWith(false);
    }

    private void share(int alive) {
        int counted = Math.max(1, alive);
        if (counted != replicas) {
            LOG.infof("The budget of requests is shared: replicas=%d", counted);
            replicas = counted;
            orderMesh.share(counted);
        }
    }
}
