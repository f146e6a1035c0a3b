package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is in the packages of a shipment and what is not. */
final class Packing {
    private Packing() {}

    /** What is in no package yet: ids and quantities. */
    static List<JsonNode> unpacked(ObjectNode shipment) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : shipment.path("orderItems")) {
            String id = item.path("id").asText();
            int quantity = item.path("quantity").asInt() - packed(shipment, id);
            if (quantity > 0) {
                items.add(Json.object().put("id", id).put("quantity", quantity));
            }
        }
        return items;
    }

    static Map<String, Integer> unpackedQuantities(ObjectNode shipment) {
        Map<String, Integer> quantities = new HashMap<>();
        unpacked(shipment)
                .forEach(item -> quantities.put(
                        item.path("id").asText(), item.path("quantity").asInt()));
        return quantities;
    }

    /** Whether at least one of the item is in a package. */
    static boolean isPacked(ObjectNode shipment, String itemId) {
        return packed(shipment, itemId) > 0;
    }

    private static int packed(ObjectNode shipment, String itemId) {
        int packed = 0;
        for (JsonNode parcel : shipment.path("packages")) {
            for (JsonNode item : parcel.path("packageOrderItems")) {
                if (item.path("orderItemId").asText().equals(itemId)) {
                    packed += item.path("quantity").asInt();
                }
            }
        }
        return packed;
    }

    /** Dates the packages which have not left. */
    static void send(ObjectNode shipment, Instant now) {
        for (JsonNode parcel : shipment.path("packages")) {
            if (parcel instanceof ObjectNode node && Json.text(node, "shippedDate") == null) {
                node.put("shippedDate", WireDates.shipment(now));
            }
        }
    }
}
