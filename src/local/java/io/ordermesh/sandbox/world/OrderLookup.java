package io.ordermesh.sandbox.world;

import java.util.Collection;
import java.util.Optional;

/** Finds orders. Used in the world's turn only. */
public interface OrderLookup {

    /** All orders, oldest first. */
    Collection<StoredOrder> orders();

    /** The order with OrderMesh's id. */
    default Optional<StoredOrder> findOrder(String orderId) {
        return orders().stream().filter(order -> order.id().equals(orderId)).findFirst();
    }

    /** The merchant's order with that key. */
    default Optional<StoredOrder> findBySafeId(SandboxMerchant merchant, String safeId) {
        return orders().stream()
                .filter(order ->
                        order.safeId().equals(safeId) && order.merchant().equals(merchant))
                .findFirst();
    }

    /** The order which has that item. */
    default Optional<StoredOrder> findByItem(String itemId) {
        return orders().stream()
                .filter(order -> order.findItem(itemId).isPresent())
                .findFirst();
    }

    /** The order which has that shipment. */
    default Optional<StoredOrder> findByShipment(String shipmentId) {
        return orders().stream()
                .filter(order -> order.findShipment(shipmentId).isPresent())
                .findFirst();
    }
}
