package io.ordermesh.gateway.order;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.event.OrderKey.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Erases the row and the journal of an order, as a part of the caller's transaction. The row stays with nothing but the
 * order id: it keeps the order from coming back, and its new revision is a tombstone on the state topic.
 */
@Singleton
public class OrderErasure {

    private static final String IDS = "select order_id from orders where merchant = $1 and ";

    private static final String NAMES = """
            select safe_id, external_id,
                exists (select from orders other where other.merchant = o.merchant and other.external_id = o.external_id
                    and other.order_id <> o.order_id) as shared,
                array(select shipment_id from shipment s where s.merchant = o.merchant and s.order_id = o.order_id)
                    as shipments
            from orders o where merchant = $1 and order_id = $2 for update
            """;

    private static final String ERASE = """
            insert into orders (merchant, order_id, snapshot, content_hash, erased_at, unpublished_since)
            values ($1, $2, '{}', '', now(), now())
            on conflict (merchant, order_id) do update set safe_id = null, external_id = null, short_id = null,
                status = null, upstream_created_at = null, upstream_updated_at = null, snapshot = '{}', content_hash = '',
                changed_at = now(), erased_at = now(), revision = orders.revision + 1,
                unpublished_since = coalesce(orders.unpublished_since, now())
            where orders.erased_at is null
            returning revision
            """;

    /** Takes the packages along. */
    private static final String REMOVE_SHIPMENTS = "delete from shipment where merchant = $1 and order_id = $2";

    private static final String FORGET = "delete from order_journal where merchant = $1 and order_key = any($2)";

    /** The ids of the orders that the key names: any number for the merchant's own order number. */
    public Uni<List<String>> ids(SqlClient transaction, String merchant, OrderKey key) {
        String column =
                switch (key.kind()) {
                    case ORDER -> "order_id";
                    case SAFE -> "safe_id";
                    case EXTERNAL -> "external_id";
                    case SHIPMENT -> throw new IllegalArgumentException("Orders are not erased by shipment");
                };
        return transaction
                .preparedQuery(IDS + column + " = $2")
                .execute(Tuple.of(merchant, key.value()))
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList());
    }

    /**
     * All keys under which the order may have been heard of, the order id's first. Its row, if there is one, is locked
     * until the transaction ends. A number that another order has too is not among them.
     */
    public Uni<List<OrderKey>> keys(SqlClient transaction, String merchant, String orderId) {
        return transaction
                .preparedQuery(NAMES)
                .execute(Tuple.of(merchant, orderId))
                .map(rows -> Stream.concat(
                                Stream.of(OrderKey.order(orderId)),
                                rows.stream().flatMap(row -> names(row).stream()))
                        .toList());
    }

    /** Erases row and journal. Gives the row's new revision, unless it was erased before. */
    public Uni<Optional<Long>> erase(SqlClient transaction, String merchant, String orderId, List<OrderKey> keys) {
        return transaction
                .preparedQuery(REMOVE_SHIPMENTS)
                .execute(Tuple.of(merchant, orderId))
                .chain(() -> transaction
                        .preparedQuery(FORGET)
                        .execute(Tuple.tuple()
                                .addString(merchant)
                                .addArrayOfString(
                                        keys.stream().map(OrderKey::text).toArray(String[]::new))))
                .chain(() -> transaction.preparedQuery(ERASE).execute(Tuple.of(merchant, orderId)))
                .map(rows -> rows.stream().map(row -> row.getLong("revision")).findFirst());
    }

    private static List<OrderKey> names(Row row) {
        List<OrderKey> names = new ArrayList<>();
        add(names, Kind.SAFE, row.getString("safe_id"));
        add(names, Kind.EXTERNAL, row.getBoolean("shared") ? null : row.getString("external_id"));
        for (String shipment : row.getArrayOfStrings("shipments")) {
            add(names, Kind.SHIPMENT, shipment);
        }
        return names;
    }

    private static void add(List<OrderKey> names, Kind kind, @Nullable String value) {
        if (value != null) {
            OrderKey.find(kind, value).ifPresent(names::add);
        }
    }
}
