package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.ordermesh.wire.UpstreamTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The other side of an audit: what its list did not show, and a share of the rows that is read whatever it showed. */
@Singleton
class Rows {

    private static final String SEEN =
            "insert into sweep_seen (merchant, list, id) select $1, $2, unnest($3::text[]) on conflict do nothing";

    private static final String FORGET = "delete from sweep_seen where merchant = $1 and list = $2";

    /** Rows that changed since the audit began may be newer than its list. */
    private static final String WALK = """
            select o.order_id, o.changed_at < p.began_at as unchanged, %s as unlisted,
                ('x' || left(md5(o.order_id), 7))::bit(28)::int %% $4 = p.rounds %% $4 as due
            from sweep_pass p join orders o on o.merchant = p.merchant
            where p.merchant = $1 and p.kind = 'AUDIT' and p.list = '%s' and o.order_id > $2 and o.gone_at is null
                and o.erased_at is null
                and o.changed_at >= now() - make_interval(secs => $5)
            order by o.order_id limit $3
            """;

    private static final String ORDERS = WALK.formatted("""
            case when exists (select from sweep_seen s
                where s.merchant = o.merchant and s.list = 'ORDERS' and s.id = o.order_id) then '{}'
            else array[o.snapshot #>> '{order,updatedAt}'] end""", SweptList.ORDERS);

    private static final String SHIPMENTS = WALK.formatted("""
            array(select e ->> 'lastModifiedDate' from jsonb_array_elements(o.snapshot -> 'shipments') e
                where not exists (select from sweep_seen s
                    where s.merchant = o.merchant and s.list = 'SHIPMENTS' and s.id = e ->> 'id'))""", SweptList.SHIPMENTS);

    private final Pool pool;

    Rows(Pool pool) {
        this.pool = pool;
    }

    /**
     * Some rows, one after the other.
     *
     * @param missing orders that the list should have shown, or a shipment of theirs, and did not
     * @param due orders that are to be read in any case
     * @param last the last row of these; empty when there are no more
     */
    record Walk(List<OrderKey> missing, List<OrderKey> due, Optional<String> last) {}

    /** Keeps what the pages of an audit showed. */
    Uni<Void> seen(SqlClient transaction, Pass pass, Collection<Element> elements) {
        String[] ids = elements.stream()
                .flatMap(element -> element.id().stream())
                .map(OrderKey::value)
                .toArray(String[]::new);
        return transaction
                .preparedQuery(SEEN)
                .execute(Tuple.of(pass.merchant(), pass.list().name(), ids))
                .replaceWithVoid();
    }

    /** Another audit begins, or this one is over. */
    Uni<Void> forget(SqlClient transaction, Pass pass) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(pass.merchant(), pass.list().name()))
                .replaceWithVoid();
    }

    /** The rows after those that the audit has looked at. */
    Uni<Walk> walk(Pass pass, int limit, SweepSettings.Audit settings) {
        return pool.preparedQuery(pass.list() == SweptList.ORDERS ? ORDERS : SHIPMENTS)
                .execute(Tuple.of(
                        pass.merchant(),
                        Objects.requireNonNullElse(pass.walkedTo(), ""),
                        limit,
                        settings.cycle(),
                        Seconds.of(settings.window())))
                .map(rows -> {
                    List<OrderKey> missing = new ArrayList<>();
                    List<OrderKey> due = new ArrayList<>();
                    String last = null;
                    for (Row row : rows) {
                        last = row.getString("order_id");
                        OrderKey key = OrderKey.order(last);
                        if (row.getBoolean("unchanged")
                                && anyInWindow(row, pass.progress().from())) {
                            missing.add(key);
                        } else if (row.getBoolean("due")) {
                            due.add(key);
                        }
                    }
                    return new Walk(missing, due, Optional.ofNullable(last));
                });
    }

    private static boolean anyInWindow(Row row, @Nullable Instant from) {
        return Arrays.stream(row.getArrayOfStrings("unlisted"))
                .map(UpstreamTime::parse)
                .flatMap(Optional::stream)
                .anyMatch(time -> from == null || time.isAfter(from));
    }
}
