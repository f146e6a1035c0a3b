package io.ordermesh.gateway.work;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merchants whose reads rest for a while, on all replicas: their credentials are refused, their rate limit is reached,
 * their OrderMesh does not answer, or an operator wants it so. A pause that follows another gets longer; the first read
 * that works ends the series. A running pause is ended by its time or by an operator, and by nothing else.
 */
@Singleton
public class Pauses {

    /** A running pause is kept, so that the many reads that meet one outage make one pause of it. */
    private static final String PAUSE = """
            insert into merchant_pause (merchant, reason, paused_until)
            values ($1, $2, now() + make_interval(secs => greatest($3::double precision, $4::double precision)))
            on conflict (merchant) do update set reason = excluded.reason, paused_at = now(),
                strikes = case when merchant_pause.paused_until < now() - make_interval(secs => $5::double precision) then 1
                               else merchant_pause.strikes + 1 end,
                by_operator = false,
                paused_until = now() + make_interval(secs => greatest($4::double precision,
                    case when merchant_pause.paused_until < now() - make_interval(secs => $5::double precision) then $3::double precision
                         else least($3::double precision * power(2, least(merchant_pause.strikes, 20)), $5::double precision) end))
            where merchant_pause.paused_until <= now()
            returning strikes
            """;

    private static final String END = "delete from merchant_pause where merchant = $1 and paused_until <= now()";

    /** What OrderMesh demanded is kept to; after it, a new series begins. */
    private static final String PAUSE_BY_OPERATOR = """
            insert into merchant_pause (merchant, reason, strikes, by_operator, paused_until)
            values ($1, $2, 0, true, coalesce(now() + make_interval(secs => $3::double precision), 'infinity'))
            on conflict (merchant) do update set reason = excluded.reason, strikes = 0, by_operator = true,
                paused_at = now(),
                paused_until = case when merchant_pause.by_operator then excluded.paused_until
                                    else greatest(excluded.paused_until, merchant_pause.paused_until) end
            """;

    private static final String RESUME =
            "delete from merchant_pause where merchant = $1 returning paused_until > now() as running";

    private static final String RUNNING = """
            select merchant, reason, by_operator, paused_at,
                case when isfinite(paused_until) then paused_until end as paused_until
            from merchant_pause where paused_until > now()
            """;

    private final Pool pool;

    Pauses(Pool pool) {
        this.pool = pool;
    }

    /**
     * Pauses the merchant, unless it is paused already.
     *
     * @param first length of the first pause of a series; each further one is twice as long
     * @param demanded what OrderMesh itself asked for ({@code Retry-After}); kept to, also above the longest
     * @param longest bound of the growth; after as long a time without a pause a new series begins
     * @return whether this call paused it
     */
    public Uni<Boolean> pause(String merchant, String reason, Duration first, Duration demanded, Duration longest) {
        return pool.preparedQuery(PAUSE)
                .execute(Tuple.tuple()
                        .addString(merchant)
                        .addString(reason)
                        .addDouble(first.toMillis() / 1000.0)
                        .addDouble(demanded.toMillis() / 1000.0)
                        .addDouble(longest.toMillis() / 1000.0))
                .map(rows -> rows.size() == 1);
    }

    /** A read of this merchant worked: its series of pauses is over. A running pause goes on. */
    public Uni<Void> end(String merchant) {
        return pool.preparedQuery(END).execute(Tuple.of(merchant)).replaceWithVoid();
    }

    /**
     * Pauses the merchant because a person wants it so.
     *
     * @param reason in the person's words
     * @param duration how long; without one, until it is resumed
     */
    public Uni<Void> pauseByOperator(String merchant, String reason, @Nullable Duration duration) {
        return pool.preparedQuery(PAUSE_BY_OPERATOR)
                .execute(Tuple.of(merchant, reason, duration == null ? null : duration.toMillis() / 1000.0))
                .replaceWithVoid();
    }

    /** Ends a pause, whoever made it. True if one was running. */
    public Uni<Boolean> resume(String merchant) {
        return pool.preparedQuery(RESUME).execute(Tuple.of(merchant)).map(rows -> rows.stream()
                .anyMatch(row -> row.getBoolean("running")));
    }

    /** The pauses that are running. */
    public Uni<List<Pause>> running() {
        return pool.query(RUNNING)
                .execute()
                .map(rows -> rows.stream().map(Pauses::pause).toList());
    }

    private static Pause pause(Row row) {
        OffsetDateTime until = row.getOffsetDateTime("paused_until");
        return new Pause(
                row.getString("merchant"),
                row.getString("reason"),
                row.getBoolean("by_operator"),
                row.getOffsetDateTime("paused_at").toInstant(),
                until == null ? null : until.toInstant());
    }
}
