package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.PackageEdits;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Packs shipments. */
final class PackageOperations {
    private final Owned owned;
    private final Changes changes;

    PackageOperations(World world, Changes changes) {
        this.owned = new Owned(world);
        this.changes = changes;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.CREATE_PACKAGES, this::create);
        handlers.put(Operation.UPDATE_PACKAGE, this::update);
        handlers.put(Operation.GENERATE_PACKING_SLIP, this::generateSlip);
    }

    private Answer create(ApiCall call) {
        List<ObjectNode> requests = call.objects(ShipmentShapes.PACKAGE);
        StoredOrder order = owned.orderOfShipment(call, call.path("id"));
        ObjectNode shipment = owned.shipment(order, call.path("id"));
        ObjectNode answer = Json.object();
        changes.make(call, order, "CREATE", change -> {
            PackageEdits edits = new PackageEdits(change);
            for (int i = 0; i < requests.size(); i++) {
                ObjectNode parcel =
                        edits.add(shipment, requests.get(i), quantities(shipment, requests.get(i), "[" + i + "]."));
                answer.withArrayProperty("packageIds").add(parcel.path("id").asText());
                answer.withArrayProperty("packages").add(parcel);
            }
            edits.shipWhenComplete(shipment);
            return answer;
        });
        return Answer.created(answer);
    }

    private static @Nullable Map<String, Integer> quantities(ObjectNode shipment, ObjectNode request, String prefix) {
        return request.has("packageOrderItems")
                ? Items.packed(shipment, request.path("packageOrderItems"), prefix + "packageOrderItems")
                : null;
    }

    private Answer update(ApiCall call) {
        ObjectNode fields = ShipmentShapes.PACKAGE.select(call.object(ShipmentShapes.PACKAGE));
        StoredOrder order = owned.orderOfShipment(call, call.path("id"));
        ObjectNode shipment = owned.shipment(order, call.path("id"));
        ObjectNode parcel = owned.parcel(shipment, call.path("packageId"));
        changes.make(call, order, "UPDATE", change -> {
            new PackageEdits(change).update(shipment, parcel, fields, quantities(shipment, fields, ""));
            return parcel;
        });
        return Answer.ok(parcel);
    }

    private Answer generateSlip(ApiCall call) {
        StoredOrder order = owned.orderOfShipment(call, call.path("id"));
        ObjectNode shipment = owned.shipment(order, call.path("id"));
        return Answer.ok(changes.make(call, order, "PACKING_SLIP", change -> new PackageEdits(change).slip(shipment)));
    }
}
