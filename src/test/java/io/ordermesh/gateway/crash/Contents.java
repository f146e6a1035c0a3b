package io.ordermesh.gateway.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Personal;
import io.ordermesh.gateway.outside.Trees;
import io.ordermesh.sandbox.control.OrderSnapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a record of the state topic and its row have in common: everything but what is personal and is kept out of
 * topics.
 */
final class Contents {

    private Contents() {}

    /** What the last record of the row must hold. */
    static ObjectNode of(String key, Copies.Row row) {
        if (row.gone()) {
            return tombstone(row.revision());
        }
        List<ObjectNode> shipments = new ArrayList<>();
        row.copy().path("shipments").forEach(each -> shipments.add((ObjectNode) each));
        OrderSnapshot rest =
                Personal.removedFrom(new OrderSnapshot((ObjectNode) row.copy().path("order"), shipments));
        return contents(row.copy().path("row"), row.revision(), row.updatedMicros(), rest.order(), rest.shipments())
                .put("key", key);
    }

    /** What the record holds. */
    static ObjectNode of(StateRecord record) {
        if (record.tombstone()) {
            return tombstone(record.revision());
        }
        JsonNode document = record.document();
        long micros = ChronoUnit.MICROS.between(
                Instant.EPOCH, Instant.parse(document.path("updatedAt").asText(Instant.EPOCH.toString())));
        List<JsonNode> shipments = document.path("shipments").valueStream().toList();
        return contents(document, record.revision(), micros, document.path("order"), shipments)
                .put(
                        "key",
                        document.path("merchant").asText() + "/"
                                + document.path("orderId").asText());
    }

    private static ObjectNode tombstone(long revision) {
        return Trees.object().put("gone", true).put("revision", revision);
    }

    private static ObjectNode contents(
            JsonNode columns, long revision, long updatedMicros, JsonNode order, List<? extends JsonNode> shipments) {
        ObjectNode contents = Trees.object()
                .put("gone", columns.path("gone").asBoolean(true))
                .put("revision", revision)
                .put("updatedMicros", updatedMicros);
        for (String field : new String[] {"safeId", "externalId", "shortId", "status"}) {
            contents.set(field, columns.path(field));
        }
        contents.set("order", order);
        contents.putArray("shipments").addAll(shipments);
        return contents;
    }
}
