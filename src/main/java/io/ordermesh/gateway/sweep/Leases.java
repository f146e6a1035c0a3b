package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.event.Cause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One replica sweeps a merchant at a time. A lease is renewed with everything that is written under it, and what is
 * written without it is undone. All times are the database's.
 */
@Singleton
class Leases {

    /** More than so many urgent reads that wait and are due go before a page. */
    private static final int URGENT = 20;
    /** While so many reads wait that a pass or a more urgent one made, it makes no further ones. */
    private static final int ENOUGH = 1000;

    /**
     * Whether a pass is to go on: it is due, its merchant is not paused, few hints wait that are more urgent than it, and
     * few reads wait that it made.
     */
    static final String DUE = """
            p.due_at <= now()
            and not exists (select from merchant_pause m where m.merchant = p.merchant and m.paused_until > now())
            and (select count(*) from (select from pending_read r where r.merchant = p.merchant
                and (r.attempts > 0) = false and r.priority <= %d and r.due_at <= now()
                and (r.lease_until is null or r.lease_until < now()) limit %d) urgent) < %2$d
            and (p.phase = 'READING' or (select count(*) from (select from pending_read r where r.merchant = p.merchant
                and (r.attempts > 0) = false and r.priority >= %d
                and r.priority <= case p.kind when 'SWEEP' then %d when 'AUDIT' then %d else %d end limit %d) made) < %7$d)
            """.formatted(
                    Cause.COMMAND.priority(),
                    URGENT,
                    Cause.SWEEP.priority(),
                    Cause.SWEEP.priority(),
                    Cause.AUDIT.priority(),
                    Cause.BACKFILL.priority(),
                    ENOUGH);

    private static final String PREPARE = """
            with merchants as (select unnest($1::text[]) as merchant),
            leases as (insert into sweep_lease (merchant) select merchant from merchants on conflict do nothing),
            lists as (
                insert into sweep_list (merchant, list)
                select merchant, list from merchants cross join unnest($2::text[]) as l(list) on conflict do nothing)
            insert into sweep_pass (merchant, kind, list, due_at)
            select merchant, kind, list, case kind when 'BACKFILL' then now() else 'infinity' end
            from merchants cross join unnest($2::text[]) as l(list) cross join unnest($3::text[]) as k(kind)
            on conflict do nothing
            """;

    private static final String CLAIM = """
            with due as materialized (
                select l.merchant from sweep_lease l
                where l.merchant = any($1) and (l.lease_until is null or l.lease_until < now())
                    and exists (select from sweep_pass p where p.merchant = l.merchant and %s)
                for update of l skip locked)
            update sweep_lease l set lease_token = $2, lease_until = now() + make_interval(secs => $3)
            from due where l.merchant = due.merchant returning l.merchant
            """.formatted(DUE);

    private static final String RENEW = """
            update sweep_lease set lease_until = now() + make_interval(secs => $3)
            where merchant = $1 and lease_token = $2 and lease_until > now()
            """;

    private static final String RELEASE =
            "update sweep_lease set lease_token = null, lease_until = null where merchant = $1 and lease_token = $2";

    private final Pool pool;
    private final double seconds;

    Leases(Pool pool, SweepSettings settings) {
        this.pool = pool;
        this.seconds = Seconds.of(settings.lease());
    }

    /** Makes the rows of merchants that have none yet: their backfill is due. */
    Uni<Void> prepare(Collection<String> merchants) {
        return pool.preparedQuery(PREPARE)
                .execute(Tuple.of(merchants.toArray(String[]::new), names(SweptList.values()), names(Kind.values())))
                .replaceWithVoid();
    }

    /** Takes those of the merchants of which something is due and which nobody sweeps. */
    Uni<List<Lease>> claim(Collection<String> merchants) {
        UUID token = UUID.randomUUID();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(merchants.toArray(String[]::new), token, seconds))
                .map(rows -> {
                    List<Lease> claimed = new ArrayList<>();
                    rows.forEach(row -> claimed.add(new Lease(row.getString("merchant"), token)));
                    return claimed;
                });
    }

    /** Writes in one transaction under the lease, and renews it. False if it was lost: then nothing was written. */
    Uni<Boolean> write(Lease lease, Function<SqlConnection, Uni<Void>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(RENEW)
                .execute(Tuple.of(lease.merchant(), lease.token(), seconds))
                .chain(renewed -> renewed.rowCount() == 1
                        ? work.apply(connection).replaceWith(true)
                        : Uni.createFrom().item(false)));
    }

    /** Gives the merchant back, if the lease is still held. */
    Uni<Void> release(Lease lease) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(lease.merchant(), lease.token()))
                .replaceWithVoid();
    }

    private static String[] names(Enum<?>[] constants) {
        return java.util.Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }
}
