package io.ordermesh.gateway.work;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one queue. A row says: this order is to be read, because of CAUSE, not before DUE; any number of hints melts into
 * one row. The protocol is checked as a model (lease, generation); all times are the database's.
 *
 * <p>Longer than most classes here: the statements of one table stand together.
 */
@Singleton
public class PendingReads {

    private static final String ENQUEUE = """
            insert into pending_read (merchant, order_key, cause, priority)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::smallint[])
            on conflict (merchant, order_key) do update set
                generation = pending_read.generation + 1,
                cause = case when excluded.priority < pending_read.priority then excluded.cause else pending_read.cause end,
                priority = least(excluded.priority, pending_read.priority),
                due_at = case when pending_read.failed_at is null then least(excluded.due_at, pending_read.due_at)
                              else pending_read.due_at end
            """;

    private static final String CLAIM = """
            with due as materialized (
                select found.merchant, found.order_key
                from unnest($1::text[], $2::boolean[], $3::int[]) as free(merchant, repeated, slots)
                cross join lateral (
                    select p.merchant, p.order_key from pending_read p
                    where p.merchant = free.merchant and (p.attempts > 0) = free.repeated and p.due_at <= now()
                        and (p.lease_until is null or p.lease_until < now())
                        and not exists (
                            select from merchant_pause m where m.merchant = p.merchant and m.paused_until > now())
                    order by p.priority, p.due_at limit free.slots
                    for update of p skip locked) found)
            update pending_read p set lease_token = $4, lease_until = now() + make_interval(secs => $5)
            from due where p.merchant = due.merchant and p.order_key = due.order_key
            returning p.merchant, p.order_key, p.cause, p.generation, p.attempts, p.missing, p.older,
                extract(epoch from now() - p.failed_at)::double precision as since_failure,
                exists (select from orders o where o.merchant = p.merchant
                    and p.order_key like 'order:%' and o.order_id = substr(p.order_key, 7)) as known
            """;

    private static final String HOLD =
            "select from pending_read where merchant = $1 and order_key = $2 and lease_token = $3 for update";

    private static final String REMOVE = "delete from pending_read where merchant = $1 and order_key = $2"
            + " and lease_token = $3 and generation = $4";

    private static final String READ_AGAIN = """
            update pending_read set lease_token = null, lease_until = null, attempts = 0, failed_at = null,
                last_reason = null, missing = false, older = false, due_at = now(), hinted_at = now()
            where merchant = $1 and order_key = $2 and lease_token = $3
            """;

    private static final String RELEASE = """
            update pending_read set lease_token = null, lease_until = null,
                due_at = now() + make_interval(secs => $4), last_reason = $5,
                attempts = attempts + $6, failed_at = now(), missing = $7, older = $8
            where merchant = $1 and order_key = $2 and lease_token = $3
            """;

    private static final String BURY = """
            with dead as (
                delete from pending_read where merchant = $1 and order_key = $2 and lease_token = $3 and generation = $4
                returning *)
            insert into dead_letter (merchant, order_key, cause, reason, attempts, hinted_at, failures)
            select merchant, order_key, cause, $5, attempts + 1, hinted_at, failures from dead
            on conflict (merchant, order_key) do update set cause = excluded.cause, reason = excluded.reason,
                attempts = excluded.attempts, hinted_at = excluded.hinted_at, died_at = now(),
                failures = excluded.failures
            """;

    private static final String BACKLOG = """
            select m.merchant,
                (select count(*) from pending_read p where p.merchant = m.merchant) as waiting,
                (select extract(epoch from now() - min(p.hinted_at))::double precision
                    from pending_read p where p.merchant = m.merchant) as oldest,
                (select count(*) from dead_letter d where d.merchant = m.merchant) as dead,
                exists (select from merchant_pause s where s.merchant = m.merchant and s.paused_until > now()) as paused
            from unnest($1::text[]) as m(merchant)
            """;

    private static final String REVIVE = "delete from dead_letter where merchant = $1 and order_key = $2";

    private final Pool pool;

    PendingReads(Pool pool) {
        this.pool = pool;
    }

    /** Makes a read of each order pending. Several hints of one order are one; all are taken or none. */
    public Uni<Void> enqueue(Collection<Hint> hints) {
        return enqueue(pool, hints);
    }

    /** The same, as a part of the caller's transaction. */
    public Uni<Void> enqueue(SqlClient client, Collection<Hint> hints) {
        // Distinct, since one statement must not touch a row twice; sorted, so that two batches never lock crosswise.
        Map<String, Hint> distinct = new TreeMap<>();
        hints.forEach(hint -> distinct.merge(
                hint.merchant() + "/" + hint.key().text(),
                hint,
                (one, other) -> one.cause().priority() <= other.cause().priority() ? one : other));
        if (distinct.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Collection<Hint> rows = distinct.values();
        return client.preparedQuery(ENQUEUE)
                .execute(Tuple.tuple()
                        .addArrayOfString(rows.stream().map(Hint::merchant).toArray(String[]::new))
                        .addArrayOfString(
                                rows.stream().map(hint -> hint.key().text()).toArray(String[]::new))
                        .addArrayOfString(
                                rows.stream().map(hint -> hint.cause().name()).toArray(String[]::new))
                        .addArrayOfShort(rows.stream()
                                .map(hint -> hint.cause().priority())
                                .toArray(Short[]::new)))
                .replaceWithVoid();
    }

    /** Claims due reads, the most urgent first, for as long as the lease. Paused merchants have none. */
    public Uni<List<PendingRead>> claim(List<Slots> slots, Duration lease) {
        List<String> merchants = new ArrayList<>();
        List<Boolean> repeated = new ArrayList<>();
        List<Integer> limits = new ArrayList<>();
        for (Slots each : slots) {
            merchants.addAll(List.of(each.merchant(), each.merchant()));
            repeated.addAll(List.of(false, true));
            limits.addAll(List.of(each.first(), each.repeated()));
        }
        UUID token = UUID.randomUUID();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.tuple()
                        .addArrayOfString(merchants.toArray(String[]::new))
                        .addArrayOfBoolean(repeated.toArray(Boolean[]::new))
                        .addArrayOfInteger(limits.toArray(Integer[]::new))
                        .addUUID(token)
                        .addDouble(seconds(lease)))
                .map(rows -> {
                    List<PendingRead> claimed = new ArrayList<>();
                    rows.forEach(row -> claimed.add(pendingRead(row, token)));
                    return claimed;
                });
    }

    /** Locks the row until the transaction ends; false if the lease was lost, and then nothing may be changed. */
    public Uni<Boolean> hold(SqlClient transaction, PendingRead read) {
        return transaction.preparedQuery(HOLD).execute(lease(read)).map(rows -> rows.size() == 1);
    }

    /** The read is done: ends it, or has it read again if a hint came after it was claimed. True where it ended. */
    public Uni<Boolean> complete(SqlClient transaction, PendingRead read) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(lease(read).addLong(read.generation()))
                .chain(removed -> removed.rowCount() == 1
                        ? revive(transaction, read).replaceWith(true)
                        : transaction
                                .preparedQuery(READ_AGAIN)
                                .execute(lease(read))
                                .replaceWith(false));
    }

    /** The read is not done: gives it back, to be claimed after the delay. */
    public Uni<Void> release(PendingRead read, Release release) {
        return release(pool, read, release);
    }

    /** The same, as a part of the caller's transaction. */
    public Uni<Void> release(SqlClient client, PendingRead read, Release release) {
        return client.preparedQuery(RELEASE)
                .execute(lease(read)
                        .addDouble(seconds(release.delay()))
                        .addString(release.reason())
                        .addInteger(release.counts() ? 1 : 0)
                        .addBoolean(release.missing())
                        .addBoolean(release.older()))
                .replaceWithVoid();
    }

    /** Gives up: the read becomes a dead letter, unless a hint came after it was claimed. */
    public Uni<Void> bury(PendingRead read, String reason) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(BURY)
                .execute(lease(read).addLong(read.generation()).addString(reason))
                .chain(buried -> buried.rowCount() == 1
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(READ_AGAIN)
                                .execute(lease(read))
                                .replaceWithVoid()));
    }

    /** What waits of each of the merchants. */
    public Uni<List<Backlog>> backlog(Collection<String> merchants) {
        return pool.preparedQuery(BACKLOG)
                .execute(Tuple.tuple().addArrayOfString(merchants.toArray(String[]::new)))
                .map(rows -> {
                    List<Backlog> backlogs = new ArrayList<>();
                    rows.forEach(row -> backlogs.add(new Backlog(
                            row.getString("merchant"),
                            row.getLong("waiting"),
                            orNone(row.getDouble("oldest")),
                            row.getLong("dead"),
                            row.getBoolean("paused"))));
                    return backlogs;
                });
    }

    private static Uni<Void> revive(SqlClient transaction, PendingRead read) {
        return transaction
                .preparedQuery(REVIVE)
                .execute(Tuple.of(read.merchant(), read.key().text()))
                .replaceWithVoid();
    }

    private static Tuple lease(PendingRead read) {
        return Tuple.of(read.merchant(), read.key().text(), read.lease());
    }

    private static PendingRead pendingRead(Row row, UUID token) {
        return new PendingRead(
                row.getString("merchant"),
                key(row.getString("order_key")),
                Cause.valueOf(row.getString("cause")),
                row.getLong("generation"),
                row.getInteger("attempts"),
                duration(row.getDouble("since_failure")),
                row.getBoolean("missing"),
                row.getBoolean("older"),
                row.getBoolean("known"),
                token);
    }

    private static OrderKey key(String text) {
        Optional<OrderKey> key = OrderKey.parse(text);
        return key.orElseThrow(() -> new IllegalStateException("Rows hold keys that were checked"));
    }

    private static @Nullable Duration duration(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis((long) (seconds * 1000));
    }

    private static Duration orNone(@Nullable Double seconds) {
        Duration duration = duration(seconds);
        return duration == null ? Duration.ZERO : duration;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
