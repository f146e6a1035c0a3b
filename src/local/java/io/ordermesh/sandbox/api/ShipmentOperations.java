package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Facility;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.ShipmentEdits;
import io.ordermesh.sandbox.world.ShipmentUpdate;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes, changes and ends whole shipments. */
final class ShipmentOperations {
    private final Owned owned;
    private final Changes changes;

    ShipmentOperations(World world, Changes changes) {
        this.owned = new Owned(world);
        this.changes = changes;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.CREATE_SHIPMENT, this::create);
        handlers.put(Operation.UPDATE_SHIPMENT, this::update);
        handlers.put(Operation.DELETE_SHIPMENT, call -> {
            edit(call, call.path("id"), "DELETE", ShipmentEdits::delete);
            return Answer.empty(204);
        });
        handlers.put(Operation.CANCEL_SHIPMENT, this::cancel);
        handlers.put(Operation.UNASSIGN_SHIPMENT_ITEMS, this::unassign);
        handlers.put(Operation.RESUBMIT_SHIPMENT, call -> {
            edit(call, call.path("id"), "RESUBMIT", ShipmentEdits::resubmit);
            return Answer.empty(202);
        });
        handlers.put(Operation.RETRY_OUTBOUND_POLLING, this::retryPolling);
        handlers.put(Operation.REJECT_SHIPMENT, this::reject);
        handlers.put(Operation.ASSIGN_SHIPMENT, this::assign);
    }

    private ObjectNode edit(
            ApiCall call, String shipmentId, String effect, BiConsumer<ShipmentEdits, ObjectNode> edit) {
        StoredOrder order = owned.orderOfShipment(call, shipmentId);
        ObjectNode shipment = owned.shipment(order, shipmentId);
        return changes.make(call, order, effect, change -> {
            edit.accept(new ShipmentEdits(change), shipment);
            return shipment;
        });
    }

    private Answer create(ApiCall call) {
        ObjectNode request = call.object(ShipmentShapes.CREATE);
        if (request.has("merchantId")) {
            OrderCreation.requireOwn(call, request);
        }
        StoredOrder order = owned.order(call, request.path("orderId").asText());
        Facility facility = Facilities.choose(request);
        List<ObjectNode> items = Items.whole(order, request.path("orderItems"));
        ObjectNode shipment = changes.make(call, order, "CREATE", change -> new ShipmentEdits(change)
                .create(facility, items, request.get("selectedShippingMapping")));
        return Answer.created(reference(shipment));
    }

    static ObjectNode reference(ObjectNode shipment) {
        return Json.object().put("shipmentId", shipment.path("id").asText());
    }

    private Answer update(ApiCall call) {
        ObjectNode fields = ShipmentShapes.UPDATE.select(call.object(ShipmentShapes.UPDATE));
        StoredOrder order = owned.orderOfShipment(call, call.path("id"));
        ObjectNode shipment = owned.shipment(order, call.path("id"));
        @Nullable Facility facility = fields.has("facilityId") ? Facilities.get(fields) : null;
        changes.make(call, order, "UPDATE", change -> {
            new ShipmentUpdate(change).apply(shipment, fields, facility);
            return shipment;
        });
        return Answer.ok(shipment);
    }

    private Answer cancel(ApiCall call) {
        call.optionalObject(ShipmentShapes.CANCEL);
        return Answer.ok(edit(call, call.path("id"), "CANCEL", ShipmentEdits::cancel));
    }

    private Answer unassign(ApiCall call) {
        ObjectNode request = call.object(ShipmentShapes.UNASSIGN);
        List<String> ids = Json.texts(request.path("orderItemIds"));
        return Answer.ok(edit(call, call.path("id"), "UNASSIGN", (edits, shipment) -> {
            for (int i = 0; i < ids.size(); i++) {
                Items.requireIn(shipment, ids.get(i), "orderItemIds[" + i + "]");
            }
            edits.unassign(shipment, ids);
        }));
    }

    private Answer retryPolling(ApiCall call) {
        return new Answer(
                202,
                Bulk.respond(
                        call,
                        Bulk.elements(call),
                        id -> retryPolling(call, id.textValue()),
                        (id, answer) -> id.textValue()));
    }

    private Answer retryPolling(ApiCall call, @Nullable String shipmentId) {
        if (shipmentId == null) {
            throw new BadRequest("A text is required", null);
        }
        edit(call, shipmentId, "RETRY_POLLING", ShipmentEdits::retryPolling);
        return Answer.empty(202);
    }

    private Answer reject(ApiCall call) {
        ObjectNode request = call.object(ShipmentShapes.REJECT);
        return Answer.ok(reference(edit(call, request.path("shipmentId").asText(), "REJECT", ShipmentEdits::reject)));
    }

    private Answer assign(ApiCall call) {
        ObjectNode request = call.object(ShipmentShapes.ASSIGN);
        Facility facility = Facilities.choose(request);
        return Answer.ok(reference(edit(
                call,
                request.path("shipmentId").asText(),
                "ASSIGN",
                (edits, shipment) -> edits.assign(shipment, facility))));
    }
}
