package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Facility;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.ShipmentEdits;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.List;
import java.util.Map;

/** Makes shipments anew at other facilities. */
final class RerouteOperations {
    private final Owned owned;
    private final Changes changes;

    RerouteOperations(World world, Changes changes) {
        this.owned = new Owned(world);
        this.changes = changes;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.REROUTE_SHIPMENT, call -> reroute(call, call.object(ShipmentShapes.REROUTE)));
        handlers.put(Operation.REROUTE_SHIPMENTS_BULK, this::rerouteBulk);
    }

    private Answer reroute(ApiCall call, ObjectNode request) {
        String id = request.path("shipmentId").asText();
        StoredOrder order = owned.orderOfShipment(call, id);
        ObjectNode shipment = owned.shipment(order, id);
        Facility facility = Facilities.get(request);
        JsonNode wanted = request.path("orderItems");
        for (int i = 0; i < wanted.size(); i++) {
            Items.requireIn(shipment, wanted.path(i).path("id").asText(), "orderItems[" + i + "].id");
        }
        List<ObjectNode> items = Items.whole(order, wanted);
        ObjectNode made = changes.make(
                call, order, "REROUTE", change -> new ShipmentEdits(change).reroute(shipment, facility, items));
        return Answer.ok(Json.object()
                .put("shipmentId", id)
                .put("newShipmentId", made.path("id").asText()));
    }

    private Answer rerouteBulk(ApiCall call) {
        return Answer.ok(Bulk.respond(
                call,
                Bulk.elements(call),
                element -> reroute(call, Bulk.object(element, ShipmentShapes.REROUTE)),
                (element, answer) -> Json.text(element, "shipmentId")));
    }
}
