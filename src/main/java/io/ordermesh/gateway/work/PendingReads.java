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
import java.time.OffsetDateTime;
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

    /**
     * An urgent read is due when its order's last hint came, or a while after the first, if hints do not end. A hint of a
     * row that was put off by a failure does not bring it forward. A row that waits for the quota of unknown orders is
     * brought forward by any hint but one that waits for it, too; it is then due as of its first hint.
     */
    private static final String ENQUEUE = """
            insert into pending_read (merchant, order_key, cause, priority, due_at)
            select h.merchant, h.order_key, h.cause, h.priority, coalesce(h.due_at, now())
            from unnest($1::text[], $2::text[], $3::text[], $4::smallint[], $7::timestamptz[])
                as h(merchant, order_key, cause, priority, due_at)
            order by h.merchant collate "C", h.order_key collate "C"
            on conflict (merchant, order_key) do update set
                generation = pending_read.generation + 1,
                cause = case when excluded.priority < pending_read.priority then excluded.cause else pending_read.cause end,
                priority = least(excluded.priority, pending_read.priority),
                hinted_at = case when pending_read.cause = 'CONFIRMATION' then now() else pending_read.hinted_at end,
                due_at = case
                    when pending_read.failed_at is not null then pending_read.due_at
                    when pending_read.cause = $8 and pending_read.due_at > now()
                        then case when excluded.due_at > now() then pending_read.due_at else pending_read.hinted_at end
                    when excluded.priority > pending_read.priority then pending_read.due_at
                    when excluded.priority < pending_read.priority then now()
                    when excluded.priority > $6 then least(now(), pending_read.due_at)
                    else least(now(), pending_read.hinted_at + make_interval(secs => $5::double precision)) end
            """;

    /**
     * First attempts of urgent reads wait as {@link Settling} says, by what waits now: so those that came at the beginning
     * of a burst wait for its rest, too. Webhooks that wait for the quota of unknown orders do not count.
     */
    private static final String CLAIM = """
            with pace as (
                select m.merchant, case when waiting.rows < $8 then 0
                    else least($9::double precision * (1 + waiting.rows / 500.0), $10::double precision) end as settling
                from (select distinct unnest($1::text[])) as m(merchant)
                cross join lateral (select count(*) as rows from (
                    select from (values
                            (false, $12::int, $12::int, now()), (false, $12::int + 1, 32767, 'infinity'),
                            (true, 0, 32767, 'infinity')) as part(repeated, first, last, until)
                    cross join lateral (
                        select from pending_read p where p.merchant = m.merchant and (p.attempts > 0) = part.repeated
                            and p.priority between part.first and part.last and p.due_at <= part.until) as each
                    limit 20000) as counted) as waiting),
            due as materialized (
                select found.merchant, found.order_key
                from unnest($1::text[], $2::boolean[], $3::smallint[], $4::smallint[], $5::int[])
                    as free(merchant, repeated, first, last, slots)
                join pace on pace.merchant = free.merchant
                cross join lateral (
                    select p.merchant, p.order_key from pending_read p
                    where p.merchant = free.merchant and (p.attempts > 0) = free.repeated
                        and p.priority between free.first and free.last
                        and p.due_at <= now() - make_interval(secs =>
                            case when free.repeated or free.last > $11 then 0 else pace.settling end)
                        and (p.lease_until is null or p.lease_until < now())
                        and not exists (
                            select from merchant_pause m where m.merchant = p.merchant and m.paused_until > now())
                    order by p.priority, p.due_at limit free.slots
                    for update of p skip locked) found)
            update pending_read p set lease_token = $6, lease_until = now() + make_interval(secs => $7)
            from due where p.merchant = due.merchant and p.order_key = due.order_key
            returning p.merchant, p.order_key, p.cause, p.generation, p.attempts, p.missing, p.older,
                extract(epoch from now() - p.failed_at)::double precision as since_failure,
                p.order_key like 'order:%' and exists (select from orders o where o.merchant = p.merchant
                    and o.order_id = substr(p.order_key, 7)) as known,
                p.order_key like 'order:%' and exists (select from shipment s where s.merchant = p.merchant
                    and s.order_id = substr(p.order_key, 7)) as shipped
            """;

    private static final String HOLD =
            "select from pending_read where merchant = $1 and order_key = $2 and lease_token = $3 for update";

    private static final String REMOVE = "delete from pending_read where merchant = $1 and order_key = $2"
            + " and lease_token = $3 and generation = $4";

    private static final String READ_AGAIN = """
            update pending_read set lease_token = null, lease_until = null, attempts = 0, failed_at = null,
                last_reason = null, missing = false, older = false, due_at = greatest(now(), due_at), hinted_at = now()
            where merchant = $1 and order_key = $2 and lease_token = $3
            """;

    private static final String CONFIRM_LATER = """
            update pending_read set lease_token = null, lease_until = null, attempts = 0, failed_at = null,
                last_reason = null, missing = false, older = false, cause = $5, priority = $6,
                due_at = now() + make_interval(secs => $7), hinted_at = now()
            where merchant = $1 and order_key = $2 and lease_token = $3 and generation = $4
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

    private static final String REVIVE = "delete from dead_letter where merchant = $1 and order_key = $2";

    private final Pool pool;

    private final Settling settling;

    PendingReads(Pool pool, Settling settling) {
        this.pool = pool;
        this.settling = settling;
    }

    /** Makes a read of each order pending. Several hints of one order are one; all are taken or none. */
    public Uni<Void> enqueue(Collection<Hint> hints) {
        return enqueue(pool, hints);
    }

    /** The same, as a part of the caller's transaction. */
    public Uni<Void> enqueue(SqlClient client, Collection<Hint> hints) {
        return enqueue(client, hints, DeferredHints.NONE);
    }

    /** The same, where the quota of unknown orders puts off some of the hints. */
    public Uni<Void> enqueue(SqlClient client, Collection<Hint> hints, DeferredHints deferred) {
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
                                .toArray(Short[]::new))
                        .addDouble(seconds(settling.longest()))
                        .addShort(Cause.COMMAND.priority())
                        .addArrayOfOffsetDateTime(
                                rows.stream().map(deferred.dueAt()::get).toArray(OffsetDateTime[]::new))
                        .addString(Cause.WEBHOOK.name()))
                .replaceWithVoid();
    }

    /** Claims due reads, the most urgent first, for as long as the lease. Paused merchants have none. */
    public Uni<List<PendingRead>> claim(List<Slots> slots, Duration lease) {
        UUID token = UUID.randomUUID();
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.tuple()
                        .addArrayOfString(slots.stream().map(Slots::merchant).toArray(String[]::new))
                        .addArrayOfBoolean(slots.stream()
                                .map(each -> each.lane().repeated())
                                .toArray(Boolean[]::new))
                        .addArrayOfShort(slots.stream()
                                .map(each -> each.lane().firstPriority())
                                .toArray(Short[]::new))
                        .addArrayOfShort(slots.stream()
                                .map(each -> each.lane().lastPriority())
                                .toArray(Short[]::new))
                        .addArrayOfInteger(slots.stream().map(Slots::count).toArray(Integer[]::new))
                        .addUUID(token)
                        .addDouble(seconds(lease))
                        .addInteger(settling.calm())
                        .addDouble(seconds(settling.first()))
                        .addDouble(seconds(settling.longest()))
                        .addShort(Cause.COMMAND.priority())
                        .addShort(Cause.WEBHOOK.priority()))
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
        return end(transaction, read, REMOVE, lease(read).addLong(read.generation()));
    }

    /** The read is done, and done once more a little later, to make sure of it. */
    public Uni<Boolean> confirmLater(SqlClient transaction, PendingRead read, Duration delay) {
        return end(
                transaction,
                read,
                CONFIRM_LATER,
                lease(read)
                        .addLong(read.generation())
                        .addString(Cause.CONFIRMATION.name())
                        .addShort(Cause.CONFIRMATION.priority())
                        .addDouble(seconds(delay)));
    }

    private static Uni<Boolean> end(SqlClient transaction, PendingRead read, String statement, Tuple parameters) {
        return transaction
                .preparedQuery(statement)
                .execute(parameters)
                .chain(ended -> ended.rowCount() == 1
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

    /** Gives up: the read becomes a dead letter, or is read again if a hint came after it was claimed. True where it is dead. */
    public Uni<Boolean> bury(SqlClient transaction, PendingRead read, String reason) {
        return transaction
                .preparedQuery(BURY)
                .execute(lease(read).addLong(read.generation()).addString(reason))
                .chain(buried -> buried.rowCount() == 1
                        ? Uni.createFrom().item(true)
                        : transaction
                                .preparedQuery(READ_AGAIN)
                                .execute(lease(read))
                                .replaceWith(false));
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
                row.getBoolean("shipped"),
                token);
    }

    private static OrderKey key(String text) {
        Optional<OrderKey> key = OrderKey.parse(text);
        return key.orElseThrow(() -> new IllegalStateException("Rows hold keys that were checked"));
    }

    private static @Nullable Duration duration(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis((long) (seconds * 1000));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
