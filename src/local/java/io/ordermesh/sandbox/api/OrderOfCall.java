package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the order that a call concerns, by whatever identifier its path or its body has. */
final class OrderOfCall {
    private final World world;

    OrderOfCall(World world) {
        this.world = world;
    }

    /** The id of the order, or null when the call names no order that exists. */
    @Nullable
    String find(Operation operation, ApiCall call) {
        return world.inTurn(() -> lookUp(operation, call).map(StoredOrder::id)).orElse(null);
    }

    private Optional<StoredOrder> lookUp(Operation operation, ApiCall call) {
        if (call.pathParameters().containsKey("orderId")) {
            return world.findOrder(call.path("orderId"));
        }
        if (call.pathParameters().containsKey("safeId")) {
            return Optional.ofNullable(call.caller())
                    .flatMap(caller -> world.findBySafeId(caller.merchant(), call.path("safeId")));
        }
        if (call.pathParameters().containsKey("orderItemId")) {
            return world.findByItem(call.path("orderItemId"));
        }
        if (operation.path().startsWith("/shipment/v1/{id}")) {
            return world.findByShipment(call.path("id"));
        }
        return operation.method().equals("POST") ? lookUp(call.body()) : Optional.empty();
    }

    private Optional<StoredOrder> lookUp(String body) {
        Optional<JsonNode> json = Json.parse(body);
        Optional<String> orderId = json.map(node -> Json.text(node, "orderId"));
        Optional<String> shipmentId = json.map(node -> Json.text(node, "shipmentId"));
        return orderId.flatMap(world::findOrder).or(() -> shipmentId.flatMap(world::findByShipment));
    }
}
