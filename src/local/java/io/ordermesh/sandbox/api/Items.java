package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.StoredOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The items that a request names. */
final class Items {
    private Items() {}

    /** The order's item, which that field of the request names. */
    static ObjectNode get(StoredOrder order, String itemId, String field) {
        return order.findItem(itemId).orElseThrow(() -> new BadRequest("The order has no such item", field));
    }

    /** The items of the list, each with its whole quantity: the sandbox splits no item over shipments. */
    static List<ObjectNode> whole(StoredOrder order, JsonNode list) {
        List<ObjectNode> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String prefix = "orderItems[" + i + "].";
            ObjectNode item = get(order, list.path(i).path("id").asText(), prefix + "id");
            if (!item.path("quantity").equals(list.path(i).path("quantity"))) {
                throw new BadRequest(
                        "The item's whole quantity is required: " + item.path("quantity"), prefix + "quantity");
            }
            if (items.contains(item)) {
                throw new BadRequest("The item is named twice", prefix + "id");
            }
            items.add(item);
        }
        return items;
    }

    /** Fails when the shipment does not have the item. */
    static void requireIn(ObjectNode shipment, String itemId, String field) {
        for (JsonNode id : shipment.path("orderItemIDs")) {
            if (id.asText().equals(itemId)) {
                return;
            }
        }
        throw new BadRequest("The shipment has no such item", field);
    }

    /** How many of which item of the shipment a package has. */
    static Map<String, Integer> packed(ObjectNode shipment, JsonNode list, String field) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String id = list.path(i).path("orderItemId").asText();
            requireIn(shipment, id, field + "[" + i + "].orderItemId");
            quantities.merge(id, list.path(i).path("quantity").asInt(), Integer::sum);
        }
        return quantities;
    }
}
