package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the order that a call concerns, by whatever identifier its path has. */
final class OrderOfCall {
    private final World world;

    OrderOfCall(World world) {
        this.world = world;
    }

    /** The id of the order, or null when the path names no order that exists. */
    @Nullable
    String find(Operation operation, Map<String, String> path) {
        return world.inTurn(() -> lookUp(operation, path).map(StoredOrder::id)).orElse(null);
    }

    private Optional<StoredOrder> lookUp(Operation operation, Map<String, String> path) {
        if (path.containsKey("orderId")) {
            return world.findOrder(path.getOrDefault("orderId", ""));
        }
        if (path.containsKey("safeId")) {
            return world.findBySafeId(path.getOrDefault("safeId", ""));
        }
        if (operation.path().startsWith("/shipment/v1/{id}")) {
            return world.findByShipment(path.getOrDefault("id", ""));
        }
        return Optional.empty();
    }
}
