package io.ordermesh.gateway.work;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reads that were given up: looked at, tried again, dropped. */
@Singleton
public class DeadLetters {

    private static final int CHUNK = 1000;

    private static final String LIST = """
            select * from dead_letter
            where ($1::text is null or merchant = $1) and ($2::text is null or reason = $2)
                and ($3::timestamptz is null or (died_at, merchant, order_key) < ($3, $4, $5))
            order by died_at desc, merchant desc, order_key desc limit $6
            """;

    private static final String FIND = "select * from dead_letter where merchant = $1 and order_key = $2";

    private static final String REMOVE =
            "delete from dead_letter where merchant = $1 and order_key = any($2) returning *";

    /**
     * In this order, sorted: whoever ends a read locks its pending read before its dead letter, and hints come sorted.
     * What a hint that came later made pending is read at once, too.
     */
    private static final String REPLAY = """
            with found as materialized (
                select merchant, order_key, cause, failures from dead_letter
                where merchant = any($1) and ($2::text is null or order_key = $2) and ($3::text is null or reason = $3)
                    and died_at <= $4
                order by merchant collate "C", order_key collate "C" limit $5),
            pending as (
                insert into pending_read (merchant, order_key, cause, priority, failures)
                select merchant, order_key, cause, priority, failures
                from found join unnest($6::text[], $7::smallint[]) as causes (cause, priority) using (cause)
                order by merchant collate "C", order_key collate "C"
                on conflict (merchant, order_key) do update set
                    generation = pending_read.generation + 1,
                    cause = case when excluded.priority < pending_read.priority then excluded.cause else pending_read.cause end,
                    priority = least(excluded.priority, pending_read.priority),
                    due_at = least(excluded.due_at, pending_read.due_at)
                returning merchant, order_key)
            delete from dead_letter d using pending
            where d.merchant = pending.merchant and d.order_key = pending.order_key
            """;

    private final Pool pool;

    DeadLetters(Pool pool) {
        this.pool = pool;
    }

    /** What a list is narrowed to; absent means everything. */
    public record Filter(
            @Nullable String merchant, @Nullable String reason) {}

    /** The place in the list after which a page begins. */
    public record Position(Instant diedAt, String merchant, OrderKey key) {}

    /** The latest first, from after the position on. */
    public Uni<List<DeadLetter>> list(Filter filter, @Nullable Position after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.tuple()
                        .addString(filter.merchant())
                        .addString(filter.reason())
                        .addOffsetDateTime(after == null ? null : after.diedAt().atOffset(ZoneOffset.UTC))
                        .addString(after == null ? null : after.merchant())
                        .addString(after == null ? null : after.key().text())
                        .addInteger(limit))
                .map(rows -> rows.stream().map(DeadLetters::letter).toList());
    }

    /** The letter of this key, if there is one. */
    public Uni<Optional<DeadLetter>> find(String merchant, OrderKey key) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(merchant, key.text()))
                .map(rows -> rows.stream().map(DeadLetters::letter).findFirst());
    }

    /** Has the order read again, with as many attempts as at first. False if there is no such letter. */
    public Uni<Boolean> replay(String merchant, OrderKey key) {
        return now().chain(now -> replay(List.of(merchant), key, null, now)).map(replayed -> replayed > 0);
    }

    /** The same for all letters of these merchants, with this reason if one is given. Gives their number. */
    public Uni<Long> replayAll(Collection<String> merchants, @Nullable String reason) {
        // Those that die again meanwhile are not replayed again.
        return now().chain(now -> Multi.createBy()
                .repeating()
                .uni(() -> replay(merchants, null, reason, now))
                .whilst(count -> count > 0)
                .collect()
                .with(Collectors.summingLong(Integer::longValue)));
    }

    /** Removes the letters of these keys as a part of the caller's transaction, and gives them. */
    public Uni<List<DeadLetter>> remove(SqlClient transaction, String merchant, Collection<OrderKey> keys) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.tuple()
                        .addString(merchant)
                        .addArrayOfString(keys.stream().map(OrderKey::text).toArray(String[]::new)))
                .map(rows -> rows.stream().map(DeadLetters::letter).toList());
    }

    private Uni<Integer> replay(
            Collection<String> merchants, @Nullable OrderKey key, @Nullable String reason, OffsetDateTime diedUntil) {
        return pool.preparedQuery(REPLAY)
                .execute(Tuple.tuple()
                        .addArrayOfString(merchants.toArray(String[]::new))
                        .addString(key == null ? null : key.text())
                        .addString(reason)
                        .addOffsetDateTime(diedUntil)
                        .addInteger(CHUNK)
                        .addArrayOfString(
                                Stream.of(Cause.values()).map(Cause::name).toArray(String[]::new))
                        .addArrayOfShort(
                                Stream.of(Cause.values()).map(Cause::priority).toArray(Short[]::new)))
                .map(replayed -> replayed.rowCount());
    }

    private Uni<OffsetDateTime> now() {
        return pool.query("select now()")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0));
    }

    private static DeadLetter letter(Row row) {
        return new DeadLetter(
                row.getString("merchant"),
                OrderKey.parse(row.getString("order_key"))
                        .orElseThrow(() -> new IllegalStateException("Rows hold keys that were checked")),
                Cause.valueOf(row.getString("cause")),
                row.getString("reason"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("hinted_at").toInstant(),
                row.getOffsetDateTime("died_at").toInstant(),
                Failures.read(row.getJsonArray("failures")));
    }
}
