package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.work.Hint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares a page with the rows, by one query: what it shows in OrderMesh's own words against what was read of it. */
@Singleton
class Differences {

    private static final String ORDERS = """
            select o.order_id as id, o.order_id, o.snapshot #>> '{order,updatedAt}' as changed,
                o.snapshot #>> '{order,status}' as status, o.gone_at is not null as gone
            from orders o where o.merchant = $1 and o.order_id = any($2)
            """;

    private static final String SHIPMENTS = """
            select s.shipment_id as id, s.order_id, e ->> 'lastModifiedDate' as changed, e ->> 'shipmentStatus' as status,
                o.gone_at is not null as gone
            from shipment s
            join orders o on o.merchant = s.merchant and o.order_id = s.order_id
            cross join lateral jsonb_array_elements(o.snapshot -> 'shipments') e
            where s.merchant = $1 and s.shipment_id = any($2) and e ->> 'id' = s.shipment_id
            """;

    /** What is known of an order that seems to differ. */
    private enum State {
        PENDING,
        /** Pending since a backfill: no webhook was to tell of it. */
        BACKFILL,
        DEAD,
        ERASED
    }

    private static final String UNDER_WAY = """
            select order_key, case cause when 'BACKFILL' then 'BACKFILL' else 'PENDING' end as state from pending_read where merchant = $1 and order_key = any($2)
            union all
            select order_key, 'DEAD' as state from dead_letter where merchant = $1 and order_key = any($2)
            union all
            select key, 'ERASED' as state from unnest($2::text[]) as k(key)
            join orders o on o.merchant = $1 and o.order_id = substr(key, 7)
                and key like 'order:%' and o.erased_at is not null
            """;

    private final Pool pool;

    Differences(Pool pool) {
        this.pool = pool;
    }

    /**
     * What is to be read.
     *
     * @param missed how many of the orders nobody was going to read
     */
    record Found(List<Hint> hints, long missed) {

        static final Found NOTHING = new Found(List.of(), 0);
    }

    /**
     * Of the elements of one page those that differ from the rows, or are not there.
     *
     * @param since what changed before it and is not there is left out, as no list need keep to a time that is asked for
     */
    Uni<Found> find(Pass pass, Collection<Element> elements, @Nullable Instant since) {
        if (elements.isEmpty()) {
            return Uni.createFrom().item(Found.NOTHING);
        }
        String[] ids = elements.stream()
                .flatMap(element -> element.id().stream())
                .map(OrderKey::value)
                .toArray(String[]::new);
        return pool.preparedQuery(pass.list() == SweptList.ORDERS ? ORDERS : SHIPMENTS)
                .execute(Tuple.of(pass.merchant(), ids))
                .map(rows -> {
                    Map<String, Known> known = new HashMap<>();
                    rows.forEach(row -> known.put(row.getString("id"), known(row)));
                    return known;
                })
                .chain(known -> sort(pass, keys(elements, known, since)));
    }

    /** Makes hints of the orders, but of none that was erased. One that is a dead letter is for an audit, not for every sweep. */
    Uni<Found> sort(Pass pass, Set<OrderKey> orders) {
        if (orders.isEmpty()) {
            return Uni.createFrom().item(Found.NOTHING);
        }
        return pool.preparedQuery(UNDER_WAY)
                .execute(Tuple.of(
                        pass.merchant(), orders.stream().map(OrderKey::text).toArray(String[]::new)))
                .map(rows -> {
                    Map<State, Set<String>> states = new EnumMap<>(State.class);
                    rows.forEach(row -> states.computeIfAbsent(
                                    State.valueOf(row.getString("state")), each -> new HashSet<>())
                            .add(row.getString("order_key")));
                    return found(pass, orders, states);
                });
    }

    private static Found found(Pass pass, Set<OrderKey> orders, Map<State, Set<String>> states) {
        Set<String> left = new HashSet<>(states.getOrDefault(State.ERASED, Set.of()));
        if (pass.kind() == Kind.SWEEP) {
            left.addAll(states.getOrDefault(State.DEAD, Set.of()));
        }
        Set<String> backfilled = states.getOrDefault(State.BACKFILL, Set.of());
        Set<String> pending = new HashSet<>(states.getOrDefault(State.PENDING, Set.of()));
        pending.addAll(backfilled);
        List<Hint> hints = orders.stream()
                .filter(key -> !left.contains(key.text()))
                .map(key -> new Hint(
                        pass.merchant(),
                        key,
                        backfilled.contains(key.text())
                                ? Cause.BACKFILL
                                : pass.kind().cause()))
                .toList();
        return new Found(
                hints,
                hints.stream()
                        .filter(hint -> !pending.contains(hint.key().text()))
                        .count());
    }

    private static Set<OrderKey> keys(Collection<Element> elements, Map<String, Known> known, @Nullable Instant since) {
        Set<OrderKey> keys = new LinkedHashSet<>();
        for (Element element : elements) {
            element.id().ifPresent(id -> {
                Known row = known.get(id.value());
                if (row == null ? !element.isBefore(since) : row.differsFrom(element)) {
                    keys(element, id, row).forEach(keys::add);
                }
            });
        }
        return keys;
    }

    /** The order that the list names and, of a shipment that was another order's or names none, the one that has it here. */
    private static Stream<OrderKey> keys(Element element, OrderKey id, @Nullable Known row) {
        Stream<OrderKey> here = row == null ? Stream.empty() : Stream.of(row.order());
        return element.order().isPresent()
                ? Stream.concat(element.order().stream(), here)
                : row == null ? Stream.of(id) : here;
    }

    private static Known known(Row row) {
        return new Known(
                row.getString("id"),
                OrderKey.order(row.getString("order_id")),
                row.getString("changed"),
                row.getString("status"),
                row.getBoolean("gone"));
    }
}
