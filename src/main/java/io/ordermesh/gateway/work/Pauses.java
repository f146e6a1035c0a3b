package io.ordermesh.gateway.work;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Merchants whose reads rest for a while, on all replicas: their credentials are refused, their rate limit is reached,
 * their OrderMesh does not answer. A pause that follows another gets longer; the first read that works ends the series.
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
                paused_until = now() + make_interval(secs => greatest($4::double precision,
                    case when merchant_pause.paused_until < now() - make_interval(secs => $5::double precision) then $3::double precision
                         else least($3::double precision * power(2, least(merchant_pause.strikes, 20)), $5::double precision) end))
            where merchant_pause.paused_until <= now()
            returning strikes
            """;

    private static final String END = "delete from merchant_pause where merchant = $1 and paused_until <= now()";

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
}
