package io.ordermesh.gateway.order;

import io.ordermesh.gateway.event.Cause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what the journal tells of all orders of a merchant. */
@Singleton
public class JournalSummaries {

    private static final String KINDS = """
            select kind, cause, count(*) as number from order_journal
            where merchant = $1 and at > now() - make_interval(secs => $2) group by kind, cause
            """;

    private static final String DELAYS = """
            select percentile_cont(0.5) within group (order by delay) as median,
                percentile_cont(0.95) within group (order by delay) as p95,
                percentile_cont(0.99) within group (order by delay) as p99, max(delay) as longest
            from (select (detail ->> 'delaySeconds')::double precision as delay from order_journal
                where merchant = $1 and at > now() - make_interval(secs => $2)
                    and cause <> 'BACKFILL' and detail ? 'delaySeconds') as delays
            """;

    private static final Set<String> CHANGES = Set.of("APPLIED", "WENT_BACK", "GONE", "MOVED");

    private final Pool pool;

    JournalSummaries(Pool pool) {
        this.pool = pool;
    }

    /**
     * From a change's own time to its row, in seconds; null where there was none. Backfill does not count: what it
     * brings is old.
     */
    public record Delays(
            @Nullable Double median,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double longest) {}

    /**
     * What happened.
     *
     * @param hints by cause
     * @param changes of rows, by what led to them first
     * @param missedWebhooks changes that a sweep found and no webhook told of
     * @param delaySeconds how long changes took to get here
     */
    public record Summary(Map<Cause, Long> hints, Map<Cause, Long> changes, long missedWebhooks, Delays delaySeconds) {

        /** Missed webhooks among all changes that webhooks told of or should have told of; null where there was none. */
        public @Nullable Double missedShare() {
            long announced = changes.entrySet().stream()
                    .filter(each -> each.getKey().announced())
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            long all = announced + missedWebhooks;
            return all == 0 ? null : (double) missedWebhooks / all;
        }
    }

    /** What happened to the merchant's orders in the last so long. */
    public Uni<Summary> of(String merchant, Duration window) {
        Tuple parameters = Tuple.of(merchant, window.toMillis() / 1000.0);
        return pool.preparedQuery(KINDS).execute(parameters).chain(kinds -> pool.preparedQuery(DELAYS)
                .execute(parameters)
                .map(delays -> summary(kinds, delays.iterator().next())));
    }

    private static Summary summary(RowSet<Row> kinds, Row delays) {
        Map<Cause, Long> hints = new EnumMap<>(Cause.class);
        Map<Cause, Long> changes = new EnumMap<>(Cause.class);
        long missed = 0;
        for (Row row : kinds) {
            String kind = row.getString("kind");
            String cause = row.getString("cause");
            long number = row.getLong("number");
            if (kind.equals(JournalKind.MISSED_WEBHOOK.name())) {
                missed += number;
            } else if (cause != null && kind.equals(JournalKind.HINT.name())) {
                hints.merge(Cause.valueOf(cause), number, Long::sum);
            } else if (cause != null && CHANGES.contains(kind)) {
                changes.merge(Cause.valueOf(cause), number, Long::sum);
            }
        }
        return new Summary(
                hints,
                changes,
                missed,
                new Delays(
                        delays.getDouble("median"),
                        delays.getDouble("p95"),
                        delays.getDouble("p99"),
                        delays.getDouble("longest")));
    }
}
