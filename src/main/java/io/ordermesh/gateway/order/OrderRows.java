package io.ordermesh.gateway.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.ordermesh.wire.UpstreamTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the aggregate of an order, its shipments and packages, as a part of the caller's transaction. */
@Singleton
public class OrderRows {

    private static final String FIND = """
            select revision, content_hash, snapshot -> 'order' ->> 'updatedAt' as updated_at, gone_at is not null as gone,
                erased_at is not null as erased
            from orders where merchant = $1 and order_id = $2 for update
            """;

    /** Gives back what the row held before. */
    private static final String WRITE = """
            with before as (select snapshot::text as snapshot from orders where merchant = $1 and order_id = $2)
            insert into orders (merchant, order_id, safe_id, external_id, short_id, status, upstream_created_at,
                upstream_updated_at, snapshot, content_hash, unpublished_since)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10, now())
            on conflict (merchant, order_id) do update set
                safe_id = excluded.safe_id, external_id = excluded.external_id, short_id = excluded.short_id,
                status = excluded.status, upstream_created_at = excluded.upstream_created_at,
                upstream_updated_at = excluded.upstream_updated_at, snapshot = excluded.snapshot,
                content_hash = excluded.content_hash, changed_at = now(), gone_at = null,
                revision = orders.revision + 1, unpublished_since = coalesce(orders.unpublished_since, now())
            where orders.erased_at is null
            returning revision, (select snapshot from before) as before
            """;

    private static final String MARK_GONE = """
            update orders set gone_at = now(), changed_at = now(), revision = revision + 1,
                unpublished_since = coalesce(unpublished_since, now())
            where merchant = $1 and order_id = $2 and gone_at is null and erased_at is null returning revision
            """;

    /** Not those that fail themselves. */
    private static final String WITNESSES = """
            select o.order_id from orders o
            where o.merchant = $1 and 'order:' || o.order_id <> $2 and o.gone_at is null and o.erased_at is null
                and not exists (select from pending_read p where p.merchant = o.merchant
                    and p.order_key = 'order:' || o.order_id and p.failed_at is not null)
            order by o.changed_at desc, o.order_id desc limit $3
            """;

    /** Takes the packages along. */
    private static final String REMOVE_SHIPMENTS = "delete from shipment where merchant = $1 and order_id = $2";

    private static final String ADD_SHIPMENT = """
            insert into shipment (merchant, order_id, shipment_id, position, short_id, status, vendor_id, facility_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String ADD_PACKAGE = """
            insert into package (merchant, order_id, shipment_id, package_id, position, carrier, tracking_number, shipped_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
            """;

    /** Ids of the merchant's orders that changed last and are there, as far as is known, without this one. */
    public Uni<List<String>> witnesses(SqlClient client, String merchant, OrderKey without, int most) {
        return client.preparedQuery(WITNESSES)
                .execute(Tuple.of(merchant, without.text(), most))
                .map(rows -> rows.stream().map(row -> row.getString("order_id")).toList());
    }

    /** The row of this order, locked until the transaction ends. */
    public Uni<Optional<StoredOrder>> find(SqlClient transaction, String merchant, String orderId) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(merchant, orderId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(stored(rows.iterator().next())));
    }

    /**
     * What a write did.
     *
     * @param revision of the row
     * @param before the row's snapshot until then, if there was a row
     */
    public record Written(long revision, @Nullable String before) {}

    /**
     * Writes the snapshot, its shipments as a set. Fails if the order was erased since {@link #find} found no row of it.
     */
    public Uni<Written> write(SqlClient transaction, String merchant, OrderSnapshot snapshot) {
        String orderId = snapshot.orderId();
        return transaction
                .preparedQuery(WRITE)
                .execute(Tuple.tuple()
                        .addString(merchant)
                        .addString(orderId)
                        .addString(snapshot.field("safeId"))
                        .addString(snapshot.field("externalId"))
                        .addString(snapshot.field("shortId"))
                        .addString(snapshot.field("status"))
                        .addOffsetDateTime(utc(snapshot.time("createdAt")))
                        .addOffsetDateTime(utc(snapshot.time("updatedAt")))
                        .addString(snapshot.text())
                        .addString(snapshot.contentHash()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("The order was erased while it was read")))
                .map(row -> new Written(row.getLong("revision"), row.getString("before")))
                .call(() -> transaction.preparedQuery(REMOVE_SHIPMENTS).execute(Tuple.of(merchant, orderId)))
                .call(() -> addAll(transaction, ADD_SHIPMENT, shipments(merchant, snapshot)))
                .call(() -> addAll(transaction, ADD_PACKAGE, packages(merchant, snapshot)));
    }

    /** OrderMesh no longer has this order. Gives the new revision, unless that was known. */
    public Uni<Optional<Long>> markGone(SqlClient transaction, String merchant, String orderId) {
        return transaction
                .preparedQuery(MARK_GONE)
                .execute(Tuple.of(merchant, orderId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong("revision")));
    }

    private static Uni<Void> addAll(SqlClient transaction, String statement, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(statement).executeBatch(rows).replaceWithVoid();
    }

    private static List<Tuple> shipments(String merchant, OrderSnapshot snapshot) {
        List<Tuple> rows = new ArrayList<>();
        snapshot.shipments()
                .forEach((id, shipment) -> rows.add(Tuple.tuple()
                        .addString(merchant)
                        .addString(snapshot.orderId())
                        .addString(id)
                        .addInteger(rows.size())
                        .addString(OrderSnapshot.text(shipment, "shortId"))
                        .addString(OrderSnapshot.text(shipment, "shipmentStatus"))
                        .addString(OrderSnapshot.text(shipment, "vendorId"))
                        .addString(OrderSnapshot.text(shipment, "facilityId"))));
        return rows;
    }

    private static List<Tuple> packages(String merchant, OrderSnapshot snapshot) {
        List<Tuple> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> shipment : snapshot.shipments().entrySet()) {
            for (JsonNode each : shipment.getValue().path("packages")) {
                // A package without an id is in the snapshot alone.
                if (OrderSnapshot.text(each, "id") != null) {
                    rows.add(Tuple.tuple()
                            .addString(merchant)
                            .addString(snapshot.orderId())
                            .addString(shipment.getKey())
                            .addString(OrderSnapshot.text(each, "id"))
                            .addInteger(rows.size())
                            .addString(OrderSnapshot.text(each, "carrierName"))
                            .addString(OrderSnapshot.text(each, "carrierTrackingNumber"))
                            .addString(OrderSnapshot.text(each, "shippedDate")));
                }
            }
        }
        return rows;
    }

    private static StoredOrder stored(Row row) {
        return new StoredOrder(
                row.getLong("revision"),
                row.getString("content_hash"),
                UpstreamTime.parse(row.getString("updated_at")),
                row.getBoolean("gone"),
                row.getBoolean("erased"));
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
