package io.ordermesh.gateway.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Stores;
import io.ordermesh.gateway.outside.Trees;
import io.ordermesh.sandbox.control.OrderSnapshot;
import io.ordermesh.sandbox.world.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Orders as OrderMesh has them and as the gateway's rows hold them, in one form for both. */
final class Copies {

    private static final String STORED = """
            select jsonb_build_object('key', o.merchant || '/' || o.order_id, 'revision', o.revision,
                'updatedMicros', (extract(epoch from o.upstream_updated_at) * 1000000)::bigint,
                'copy', jsonb_build_object(
                    'row', jsonb_build_object('status', o.status, 'safeId', o.safe_id, 'externalId', o.external_id,
                        'shortId', o.short_id, 'gone', o.gone_at is not null),
                    'order', o.snapshot -> 'order',
                    'shipments', o.snapshot -> 'shipments',
                    'shipmentRows', (select coalesce(jsonb_agg(jsonb_build_object('id', s.shipment_id,
                            'shortId', s.short_id, 'status', s.status, 'vendorId', s.vendor_id,
                            'facilityId', s.facility_id) order by s.shipment_id collate "C"), '[]')
                        from shipment s where s.merchant = o.merchant and s.order_id = o.order_id),
                    'packageRows', (select coalesce(jsonb_agg(jsonb_build_object('id', p.package_id,
                            'shipmentId', p.shipment_id, 'carrier', p.carrier, 'trackingNumber', p.tracking_number,
                            'shippedAt', p.shipped_at) order by p.package_id collate "C"), '[]')
                        from package p where p.merchant = o.merchant and p.order_id = o.order_id)))::text
            from orders o
            """;

    private static final Comparator<JsonNode> BY_ID =
            Comparator.comparing(node -> node.path("id").asText());

    private Copies() {}

    /**
     * An order's row.
     *
     * @param updatedMicros OrderMesh's {@code updatedAt}, in microseconds since 1970
     * @param copy in the form of {@link #wanted}
     */
    record Row(long revision, long updatedMicros, JsonNode copy) {

        boolean gone() {
            return copy.at("/row/gone").asBoolean();
        }
    }

    /** All rows, by {@code merchant/order id}. */
    static Map<String, Row> rows(Stores stores) {
        Map<String, Row> rows = new TreeMap<>();
        for (String text : stores.texts(STORED)) {
            JsonNode stored = Trees.parse(text);
            rows.put(
                    stored.path("key").asText(),
                    new Row(
                            stored.path("revision").asLong(),
                            stored.path("updatedMicros").asLong(),
                            stored.path("copy")));
        }
        return rows;
    }

    /** What the row must hold of an order that OrderMesh has. */
    static JsonNode wanted(OrderSnapshot snapshot) {
        JsonNode order = snapshot.order();
        ObjectNode copy = Trees.object();
        copy.set(
                "row", texts(order, "status", "safeId", "externalId", "shortId").put("gone", false));
        copy.set("order", order);
        List<ObjectNode> shipments = snapshot.shipments().stream().sorted(BY_ID).toList();
        copy.putArray("shipments").addAll(shipments);
        shipments.stream().map(Copies::shipmentRow).forEach(copy.putArray("shipmentRows")::add);
        Stream<JsonNode> packages =
                shipments.stream().flatMap(shipment -> shipment.path("packages").valueStream());
        ArrayNode packageRows = copy.putArray("packageRows");
        packages.sorted(BY_ID).map(Copies::packageRow).forEach(packageRows::add);
        // Once through the text, so that both sides hold the same kinds of nodes.
        return Trees.parse(Json.write(copy));
    }

    private static ObjectNode shipmentRow(ObjectNode shipment) {
        ObjectNode row = texts(shipment, "id", "shortId", "vendorId", "facilityId");
        row.set("status", text(shipment, "shipmentStatus"));
        return row;
    }

    private static ObjectNode packageRow(JsonNode parcel) {
        ObjectNode row = texts(parcel, "id", "shipmentId");
        row.set("carrier", text(parcel, "carrierName"));
        row.set("trackingNumber", text(parcel, "carrierTrackingNumber"));
        row.set("shippedAt", text(parcel, "shippedDate"));
        return row;
    }

    private static ObjectNode texts(JsonNode node, String... fields) {
        ObjectNode texts = Trees.object();
        for (String field : fields) {
            texts.set(field, text(node, field));
        }
        return texts;
    }

    private static JsonNode text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        ObjectNode holder = Trees.object();
        return value.isNull() || value.isMissingNode() ? holder.nullNode() : holder.textNode(value.asText());
    }
}
