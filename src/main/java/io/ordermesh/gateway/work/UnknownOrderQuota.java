package io.ordermesh.gateway.work;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Bounds how many webhooks of orders that are not known here become due in a minute, so that a leaked webhook token cannot
 * flood the API. All replicas share one quota for each merchant, and the clock is the database's.
 *
 * <p>The hints of a merchant fill one minute after the other. Those of the minute under way are due at once, those of later
 * minutes are spread over them. An order that OrderMesh then shows gives its share back.
 */
@Singleton
public class UnknownOrderQuota {

    /**
     * An order is known if there is a row of it, by whichever identifier the hint names it. A hint whose order has a pending
     * read already takes nothing: it melts into that read and waits as long as that read does.
     */
    private static final String TAKE = """
            with hint as materialized (
                select h.merchant, h.order_key, h.position, p.merchant is not null as pending,
                    case when p.cause = $4 and p.failed_at is null and p.due_at > now() then p.due_at end as waits_until
                from unnest($1::text[], $2::text[]) with ordinality as h(merchant, order_key, position)
                left join lateral (select * from pending_read p
                    where p.merchant = h.merchant and p.order_key = h.order_key limit 1) p on true
                where not case split_part(h.order_key, ':', 1)
                    when 'order' then exists (select from orders o
                        where o.merchant = h.merchant and o.order_id = substr(h.order_key, 7))
                    when 'safe' then exists (select from orders o
                        where o.merchant = h.merchant and o.safe_id = substr(h.order_key, 6))
                    when 'external' then exists (select from orders o
                        where o.merchant = h.merchant and o.external_id = substr(h.order_key, 10))
                    else exists (select from shipment s
                        where s.merchant = h.merchant and s.shipment_id = substr(h.order_key, 10)) end),
            new as materialized (
                select merchant, order_key, row_number() over (partition by merchant order by position) as nth,
                    count(*) over (partition by merchant) as hints
                from hint where not pending),
            quota as (
                insert into unknown_order_quota as q (merchant, began_at, taken)
                select merchant, now(), count(*) from new group by merchant order by merchant collate "C"
                on conflict (merchant) do update set
                    began_at = case when q.began_at + (q.taken / $3::int + 1) * interval '1 minute' <= now()
                        then now() else q.began_at end,
                    taken = case when q.began_at + (q.taken / $3::int + 1) * interval '1 minute' <= now()
                        then 0 else q.taken end + excluded.taken
                returning merchant, began_at, taken),
            placed as (
                select new.merchant, new.order_key, quota.began_at, quota.taken - new.hints + new.nth - 1 as place
                from new join quota on quota.merchant = new.merchant)
            select merchant, order_key, true as added,
                began_at + interval '1 minute' * (place::double precision / $3::int) as due_at
            from placed where place >= $3::int and began_at + interval '1 minute' * (place / $3::int) > now()
            union all
            select merchant, order_key, false as added, waits_until as due_at from hint where waits_until is not null
            """;

    /**
     * The shares go to hints that wait, the last ones first: what these leave free is the end of what was taken. Locked in
     * the order in which shares are taken, the quota before the reads. With a constant in place of {@code repeated} the
     * planner would not use the index of due reads.
     */
    private static final String GIVE_BACK = """
            with given as materialized (
                update unknown_order_quota set taken = greatest(0, taken - $2) where merchant = $1
                returning merchant, false as repeated),
            next as materialized (
                select w.order_key from given cross join lateral (
                    select p.order_key from pending_read p
                    where p.merchant = given.merchant and (p.attempts > 0) = given.repeated and p.priority = $3
                        and p.cause = $4 and p.failed_at is null and p.due_at > now()
                    order by p.due_at desc limit $2 for update of p skip locked) w)
            update pending_read set due_at = hinted_at
            where merchant = $1 and order_key = any (array(select order_key from next))
            """;

    private final Pool pool;

    UnknownOrderQuota(Pool pool) {
        this.pool = pool;
    }

    /**
     * Takes a share for each order that is neither known nor pending, as a part of the transaction that makes the hints
     * pending. Other transactions that take of the same merchant's quota wait until it ends.
     *
     * @param webhooks hints that came as webhooks
     * @param perMinute the quota of each merchant
     * @return the hints that wait, with those that waited before
     */
    public Uni<DeferredHints> take(SqlClient transaction, Collection<Hint> webhooks, int perMinute) {
        Set<Hint> distinct = new LinkedHashSet<>(webhooks);
        if (distinct.isEmpty()) {
            return Uni.createFrom().item(DeferredHints.NONE);
        }
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(
                        distinct.stream().map(Hint::merchant).toArray(String[]::new),
                        distinct.stream().map(hint -> hint.key().text()).toArray(String[]::new),
                        perMinute,
                        Cause.WEBHOOK.name()))
                .map(UnknownOrderQuota::deferred);
    }

    /** Orders of webhooks that took shares turned out to be there; hints that wait take their place. */
    public Uni<Void> giveBack(String merchant, int orders) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(merchant, orders, Cause.WEBHOOK.priority(), Cause.WEBHOOK.name()))
                .replaceWithVoid();
    }

    private static DeferredHints deferred(Iterable<Row> rows) {
        Map<Hint, OffsetDateTime> dueAt = new LinkedHashMap<>();
        Map<String, Integer> added = new HashMap<>();
        for (Row row : rows) {
            OrderKey key = OrderKey.parse(row.getString("order_key"))
                    .orElseThrow(() -> new IllegalStateException("Hints have keys that were checked"));
            Hint hint = new Hint(row.getString("merchant"), key, Cause.WEBHOOK);
            dueAt.put(hint, row.getOffsetDateTime("due_at"));
            if (row.getBoolean("added")) {
                added.merge(hint.merchant(), 1, Integer::sum);
            }
        }
        return new DeferredHints(dueAt, added);
    }
}
