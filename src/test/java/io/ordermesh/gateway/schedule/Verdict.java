package io.ordermesh.gateway.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.order.Snapshots;
import io.ordermesh.gateway.schedule.ModelledOrderMesh.Version;
import io.ordermesh.gateway.schedule.StateTopic.StateRecord;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must hold when nothing is left to do: every offset is committed, nothing is pending or to be sent, and no read is a dead letter; each order has a row that is OrderMesh's
 * version, its shipments too, or is gone as it is there; the last record of each key is its row, with the row's revision, which is the
 * highest of the key, so that every fall of revisions was healed.
 */
final class Verdict {

    private static final ObjectMapper JSON = Snapshots.json();
    private static final String ROWS = """
            select merchant, order_id, revision, gone_at is not null as gone, snapshot::text as snapshot,
                (select string_agg(s.status, ',') from shipment s
                    where s.merchant = o.merchant and s.order_id = o.order_id) as shipments
            from orders o
            """;

    private static final String LEFT = """
            select from pending_read
            union all select from orders where revision > published_revision or resend_at is not null
            """;

    private final ScheduleDatabase database;
    private final ModelledOrderMesh orderMesh;
    private final EventsLog events;
    private final StateTopic topic;

    Verdict(ScheduleDatabase database, ModelledOrderMesh orderMesh, EventsLog events, StateTopic topic) {
        this.database = database;
        this.orderMesh = orderMesh;
        this.events = events;
        this.topic = topic;
    }

    /** @throws AssertionError if anything does not hold */
    void check() {
        require(events.done(), "There are hints whose offset is not committed");
        require(database.rows(LEFT).isEmpty(), "Something is still pending, or not published");
        require(database.rows("select from dead_letter").isEmpty(), "There are dead letters");
        Map<OrderName, Row> rows = new TreeMap<>();
        database.rows(ROWS)
                .forEach(row -> rows.put(new OrderName(row.getString("merchant"), row.getString("order_id")), row));
        require(
                rows.keySet().equals(orderMesh.versions().keySet()),
                "The rows are of " + rows.keySet() + ", the orders "
                        + orderMesh.versions().keySet());
        rows.forEach((order, row) -> {
            checkRow(orderMesh.version(order), row);
            checkRecords(order, row);
        });
    }

    private static void checkRow(Version version, Row row) {
        String found = "OrderMesh has " + version + ", the row is " + row.getString("snapshot") + " with shipments "
                + row.getString("shipments") + (row.getBoolean("gone") ? ", gone" : "");
        require(row.getBoolean("gone") == version.gone(), found);
        require(
                version.gone()
                        || (json(row.getString("snapshot")).equals(version.snapshot())
                                && String.valueOf(version.number()).equals(row.getString("shipments"))),
                found);
    }

    private void checkRecords(OrderName order, Row row) {
        List<StateRecord> records = topic.records().getOrDefault(order.toString(), List.of());
        require(!records.isEmpty(), "There is no record of " + order);
        StateRecord expected = new StateRecord(
                order.toString(),
                row.getLong("revision"),
                row.getBoolean("gone") ? StateRecord.TOMBSTONE : row.getString("snapshot"));
        require(
                records.get(records.size() - 1).equals(expected),
                "The records of a key end as " + records + ", the row is " + expected);
        require(
                records.stream().allMatch(each -> each.revision() <= expected.revision()),
                "A record is ahead of its row: " + records);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows hold JSON", e);
        }
    }

    private static void require(boolean holds, String broken) {
        if (!holds) {
            throw new AssertionError(broken);
        }
    }
}
