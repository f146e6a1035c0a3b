package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller can do to the shipments of an order; {@link NotPossible} when the state forbids it. */
public final class ShipmentEdits {
    private final Change change;
    private final StoredOrder order;
    private final Shipments shipments;

    public ShipmentEdits(Change change) {
        this.change = change;
        this.order = change.order();
        this.shipments = change.shipments();
    }

    /** Makes a shipment of items which no other one has. */
    public ObjectNode create(Facility facility, List<ObjectNode> items, @Nullable JsonNode mapping) {
        if (OrderStatus.isFinal(order.status())) {
            throw new NotPossible("The order is " + order.status());
        }
        for (ObjectNode item : items) {
            requireFree(item);
        }
        ObjectNode shipment = shipments.create(facility, items);
        if (mapping != null) {
            shipment.set("selectedShippingMapping", mapping.deepCopy());
        }
        return shipment;
    }

    private void requireFree(ObjectNode item) {
        String id = item.path("id").asText();
        String status = item.path("status").asText();
        if (status.equals(OrderStatus.CANCELLED) || status.equals(OrderStatus.FULFILLED)) {
            throw new NotPossible("The item " + id + " is " + status);
        }
        if (shipments.holder(id).isPresent()) {
            throw new NotPossible("The item " + id + " is in another shipment");
        }
    }

    /** Gives the shipment up; its items can be shipped otherwise. */
    public void cancel(ObjectNode shipment) {
        requireChangeable(shipment);
        shipments.moveItems(shipment, OrderStatus.PROCESSING);
        shipments.move(shipment, ShipmentStatus.CANCELLED);
        OrderSettlement.settle(order, change.now());
    }

    /** Removes the shipment with its packages. */
    public void delete(ObjectNode shipment) {
        requireUnshipped(shipment);
        if (ShipmentStatus.isChangeable(ShipmentStatus.of(shipment))) {
            shipments.moveItems(shipment, OrderStatus.PROCESSING);
        }
        order.remove(shipment);
        order.listShipments();
        OrderSettlement.settle(order, change.now());
    }

    /** Takes items out; a shipment without any is unassigned. */
    public void unassign(ObjectNode shipment, Collection<String> itemIds) {
        requireChangeable(shipment);
        if (itemIds.stream().anyMatch(id -> Packing.isPacked(shipment, id))) {
            throw new NotPossible("Items are in a package");
        }
        takeOut(shipment, itemIds);
        if (Shipments.itemIds(shipment).isEmpty()) {
            shipments.move(shipment, ShipmentStatus.UNASSIGNED);
        }
        OrderSettlement.settle(order, change.now());
    }

    private void takeOut(ObjectNode shipment, Collection<String> itemIds) {
        order.liveItems().stream()
                .filter(item -> itemIds.contains(item.path("id").asText()))
                .forEach(item -> item.put("status", OrderStatus.PROCESSING));
        shipments.remove(shipment, itemIds);
    }

    /** The vendor will not make it. */
    public void reject(ObjectNode shipment) {
        requireChangeable(shipment);
        shipments.moveItems(shipment, OrderStatus.PROCESSING);
        shipments.move(shipment, ShipmentStatus.REJECTED);
        shipment.put("isRejectedByVendor", true);
        OrderSettlement.settle(order, change.now());
    }

    /** Gives a shipment that is not in production to another facility; a rejected one is open again. */
    public void assign(ObjectNode shipment, Facility facility) {
        requireRevivable(shipment);
        if (Shipments.itemIds(shipment).isEmpty()) {
            throw new NotPossible("The shipment has no items");
        }
        if (!shipment.path("facilityId").asText().equals(facility.id())) {
            ShipmentFactory.assign(shipment, facility);
        }
        shipment.put("isRejectedByVendor", false);
        shipments.move(shipment, ShipmentStatus.OPEN);
        order.listShipments();
    }

    /** Sends the shipment to its facility again. */
    public void resubmit(ObjectNode shipment) {
        requireRevivable(shipment);
        shipment.put("isRejectedByVendor", false);
        shipments.move(shipment, ShipmentStatus.SENT);
        change.message(shipment, "ShipmentResubmission");
    }

    /** Not in production, and no other shipment has taken its items over. */
    private void requireRevivable(ObjectNode shipment) {
        if (ShipmentStatus.of(shipment) == ShipmentStatus.REJECTED) {
            if (Shipments.itemIds(shipment).stream()
                    .anyMatch(id -> shipments.holder(id).isPresent())) {
                throw new NotPossible("Another shipment has taken the items over");
            }
            return;
        }
        requireChangeable(shipment);
        if (ShipmentStatus.of(shipment) == ShipmentStatus.IN_PRODUCTION) {
            throw new NotPossible("The shipment is in production");
        }
    }

    /** Asks the vendor for updates again. */
    public void retryPolling(ObjectNode shipment) {
        requireChangeable(shipment);
        shipment.put("isPollingStopped", false);
        change.message(shipment, "OutboundShipmentUpdate");
    }

    /** Makes these of the shipment's items anew at another facility; without the others the old one is cancelled. */
    public ObjectNode reroute(ObjectNode shipment, Facility facility, List<ObjectNode> items) {
        if (ShipmentStatus.of(shipment) == ShipmentStatus.REJECTED) {
            requireRevivable(shipment);
        } else {
            requireChangeable(shipment);
        }
        if (shipment.path("facilityId").asText().equals(facility.id())) {
            throw new NotPossible("The shipment is at this facility");
        }
        List<String> ids = items.stream().map(item -> item.path("id").asText()).toList();
        if (ids.stream().anyMatch(id -> Packing.isPacked(shipment, id))) {
            throw new NotPossible("Items are in a package");
        }
        if (!ids.containsAll(Shipments.itemIds(shipment))) {
            takeOut(shipment, ids);
        } else if (ShipmentStatus.of(shipment) != ShipmentStatus.REJECTED) {
            shipments.moveItems(shipment, OrderStatus.PROCESSING);
            shipments.move(shipment, ShipmentStatus.CANCELLED);
        }
        ObjectNode made = shipments.create(facility, items);
        OrderSettlement.settle(order, change.now());
        return made;
    }

    static void requireChangeable(ObjectNode shipment) {
        requireUnshipped(shipment);
        if (!ShipmentStatus.isChangeable(ShipmentStatus.of(shipment))) {
            throw new NotPossible("The shipment is cancelled or rejected");
        }
    }

    private static void requireUnshipped(ObjectNode shipment) {
        boolean left =
                shipment.path("packages").findValues("shippedDate").stream().anyMatch(JsonNode::isTextual);
        if (left || ShipmentStatus.of(shipment) == ShipmentStatus.SHIPPED) {
            throw new NotPossible("The shipment is shipped");
        }
    }
}
