package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a caller can change of a shipment field by field. */
public final class ShipmentUpdate {
    /** The statuses that a caller can give, from 1 to this. */
    public static final int LARGEST_STATUS = ShipmentStatus.REJECTED;

    private final Change change;
    private final ShipmentEdits edits;
    private final Shipments shipments;

    public ShipmentUpdate(Change change) {
        this.change = change;
        this.edits = new ShipmentEdits(change);
        this.shipments = change.shipments();
    }

    /** Changes the fields that are there; a new facility comes before a new status. */
    public void apply(ObjectNode shipment, ObjectNode fields, @Nullable Facility facility) {
        if (fields.has("shippingMethod")) {
            ShipmentEdits.requireChangeable(shipment);
            shipment.set("shippingMethod", fields.get("shippingMethod"));
        }
        if (fields.has("isPollingStopped")) {
            shipment.set("isPollingStopped", fields.get("isPollingStopped"));
        }
        if (facility != null) {
            edits.assign(shipment, facility);
        }
        if (fields.has("shipmentStatus")) {
            move(shipment, fields.path("shipmentStatus").asInt());
        }
    }

    private void move(ObjectNode shipment, int status) {
        if (status == ShipmentStatus.of(shipment)) {
            return;
        }
        switch (status) {
            case ShipmentStatus.CANCELLED -> edits.cancel(shipment);
            case ShipmentStatus.REJECTED -> edits.reject(shipment);
            case ShipmentStatus.SHIPPED -> ship(shipment);
            default -> work(shipment, status);
        }
    }

    private void ship(ObjectNode shipment) {
        if (!ShipmentStatus.isChangeable(ShipmentStatus.of(shipment))) {
            throw new NotPossible("The shipment is cancelled or rejected");
        }
        if (shipment.path("packages").isEmpty() || !Packing.unpacked(shipment).isEmpty()) {
            throw new NotPossible("Items of the shipment are in no package");
        }
        Packing.send(shipment, change.now());
        new PackageEdits(change).shipWhenComplete(shipment);
    }

    private void work(ObjectNode shipment, int status) {
        ShipmentEdits.requireChangeable(shipment);
        if (Shipments.itemIds(shipment).isEmpty()) {
            throw new NotPossible("The shipment has no items");
        }
        shipments.move(shipment, status);
        shipments.moveItems(
                shipment, status == ShipmentStatus.IN_PRODUCTION ? OrderStatus.IN_PRODUCTION : OrderStatus.PROCESSING);
        OrderSettlement.settle(change.order(), change.now());
    }
}
