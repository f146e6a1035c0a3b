package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import java.util.List;

/** An order and its shipments exactly as the API would have answered them at one moment. */
public record OrderSnapshot(ObjectNode order, List<ObjectNode> shipments) {
    public OrderSnapshot {
        shipments = List.copyOf(shipments);
    }

    /** The ids of the shipments, oldest first. */
    public List<String> shipmentIds() {
        return shipments.stream().map(shipment -> shipment.path("id").asText()).toList();
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().set("order", order);
        shipments.forEach(json.putArray("shipments")::add);
        return json;
    }
}
