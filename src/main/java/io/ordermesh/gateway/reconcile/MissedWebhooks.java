package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.stream.ConsumerProgress;
import io.ordermesh.gateway.telemetry.Metrics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the changes of which no webhook told, neither before nor for a while after a sweep found them. Webhooks that
 * were taken and are still under way, on Kafka, in the spool, or waiting to be resolved, are waited for.
 */
@Singleton
class MissedWebhooks {

    private static final Logger LOG = Logger.getLogger(MissedWebhooks.class);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    private static final String MISSED = """
            with missed as (
                delete from unannounced_change u
                where u.found_at < $1::timestamptz - make_interval(secs => $2)
                    and not exists (select from pending_read p where p.merchant = u.merchant
                        and p.order_key not like 'order:%' and p.hinted_at < $1::timestamptz)
                returning u.merchant, u.order_id),
            told as (
                insert into order_journal (merchant, order_key, kind)
                select merchant, 'order:' || order_id, 'MISSED_WEBHOOK' from missed)
            select merchant, count(*) as number from missed group by merchant
            """;

    /** Everything that was taken before {@code at} is known to be consumed once the consumer has passed the mark. */
    private record Awaited(OffsetDateTime at, ConsumerProgress.Mark mark) {}

    private final Pool pool;
    private final ConsumerProgress progress;
    private final Loops loops;
    private final Metrics metrics;
    private final Duration missedAfter;
    private @Nullable Awaited awaited;

    MissedWebhooks(Pool pool, ConsumerProgress progress, Loops loops, Metrics metrics, ReconcileSettings settings) {
        this.pool = pool;
        this.progress = progress;
        this.loops = loops;
        this.metrics = metrics;
        this.missedAfter = settings.missedAfter();
    }

    void start(@Observes StartupEvent event) {
        Duration quarter = missedAfter.dividedBy(4);
        loops.start("missed-webhooks", quarter.compareTo(LONGEST_REST) < 0 ? quarter : LONGEST_REST, this::turn);
    }

    private Uni<Boolean> turn() {
        Awaited now = awaited;
        if (now == null) {
            return mark().replaceWith(false);
        }
        return progress.passed(now.mark())
                .chain(passed -> passed ? count(now.at()) : Uni.createFrom().voidItem())
                .replaceWith(false);
    }

    private Uni<Void> mark() {
        return pool.query("select now()")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0))
                .chain(at -> progress.mark()
                        .invoke(mark -> awaited =
                                mark.map(known -> new Awaited(at, known)).orElse(null)))
                .replaceWithVoid();
    }

    private Uni<Void> count(OffsetDateTime at) {
        awaited = null;
        return pool.preparedQuery(MISSED)
                .execute(Tuple.of(at, missedAfter.toMillis() / 1000.0))
                .invoke(rows -> rows.forEach(this::tell))
                .replaceWithVoid();
    }

    private void tell(Row row) {
        LOG.infof(
                "Webhooks missed, a sweep found the changes: merchant=%s orders=%d",
                row.getString("merchant"), row.getLong("number"));
        metrics.missedWebhooks(row.getString("merchant"), row.getLong("number"));
    }
}
