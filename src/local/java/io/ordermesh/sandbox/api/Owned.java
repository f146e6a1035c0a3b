package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.OrderLookup;
import io.ordermesh.sandbox.world.PackageEdits;
import io.ordermesh.sandbox.world.StoredOrder;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what belongs to the merchant of a call. Everything else is answered with 404, as if it did not exist. */
final class Owned {
    private final OrderLookup lookup;

    Owned(OrderLookup lookup) {
        this.lookup = lookup;
    }

    /** The merchant's orders, oldest first. */
    Stream<StoredOrder> orders(ApiCall call) {
        return lookup.orders().stream().filter(order -> isOwn(call, order));
    }

    /** The order with that id. */
    StoredOrder order(ApiCall call, String orderId) {
        return own(call, lookup.findOrder(orderId), "The order");
    }

    /** The order with that key. */
    StoredOrder orderBySafeId(ApiCall call, String safeId) {
        return lookup.findBySafeId(call.merchant(), safeId).orElseThrow(() -> Refused.notFound("The order"));
    }

    /** The order which has that item. */
    StoredOrder orderOfItem(ApiCall call, String itemId) {
        return own(call, lookup.findByItem(itemId), "The order item");
    }

    /** The item of the order. */
    ObjectNode item(StoredOrder order, String itemId) {
        return order.findItem(itemId).orElseThrow(() -> Refused.notFound("The order item"));
    }

    /** The order which has that shipment. */
    StoredOrder orderOfShipment(ApiCall call, String shipmentId) {
        return own(call, lookup.findByShipment(shipmentId), "The shipment");
    }

    /** The shipment of the order. */
    ObjectNode shipment(StoredOrder order, String shipmentId) {
        return order.findShipment(shipmentId).orElseThrow(() -> Refused.notFound("The shipment"));
    }

    /** The package of the shipment. */
    ObjectNode parcel(ObjectNode shipment, String packageId) {
        return PackageEdits.find(shipment, packageId).orElseThrow(() -> Refused.notFound("The package"));
    }

    /** All shipments of the merchant. */
    Stream<ObjectNode> shipments(ApiCall call) {
        return orders(call).map(StoredOrder::shipments).flatMap(Collection::stream);
    }

    private static StoredOrder own(ApiCall call, Optional<StoredOrder> found, String what) {
        return found.filter(order -> isOwn(call, order)).orElseThrow(() -> Refused.notFound(what));
    }

    private static boolean isOwn(ApiCall call, StoredOrder order) {
        return order.merchant().name().equals(call.merchant().name());
    }
}
