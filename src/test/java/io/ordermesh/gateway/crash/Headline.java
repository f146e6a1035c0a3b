package io.ordermesh.gateway.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Trees;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a record of the state topic must have in common with its row, whatever personal data is kept out of topics:
 * identifiers, status, revision, time of change, items and shipments.
 */
final class Headline {

    private Headline() {}

    static ObjectNode of(Copies.Row row) {
        JsonNode columns = row.copy().path("row");
        return of(row.copy(), columns, row.gone(), row.revision(), row.updatedMicros());
    }

    static ObjectNode of(StateRecord record) {
        JsonNode document = record.document();
        long micros = ChronoUnit.MICROS.between(
                Instant.EPOCH, Instant.parse(document.path("updatedAt").asText(Instant.EPOCH.toString())));
        return of(document, document, record.tombstone(), record.revision(), micros);
    }

    private static ObjectNode of(JsonNode copy, JsonNode columns, boolean gone, long revision, long updatedMicros) {
        ObjectNode headline = Trees.object().put("gone", gone).put("revision", revision);
        if (gone) {
            // A tombstone says nothing else.
            return headline;
        }
        headline.put("orderId", copy.at("/order/id").asText()).put("updatedMicros", updatedMicros);
        for (String field : new String[] {"safeId", "externalId", "shortId", "status"}) {
            headline.set(field, columns.path(field));
        }
        ids(headline, "items", copy.at("/order/items"));
        ids(headline, "shipments", copy.path("shipments"));
        return headline;
    }

    private static void ids(ObjectNode headline, String name, JsonNode list) {
        list.forEach(
                each -> headline.withArrayProperty(name).add(each.path("id").asText()));
    }
}
