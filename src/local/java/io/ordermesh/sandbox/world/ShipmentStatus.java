package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The integers of the shipment service which the sandbox itself writes; OrderMesh does not publish their meanings. */
final class ShipmentStatus {
    static final int UNASSIGNED = 0;
    static final int OPEN = 1;
    static final int SENT = 2;
    static final int IN_PRODUCTION = 3;
    static final int SHIPPED = 4;
    static final int CANCELLED = 5;
    static final int REJECTED = 6;

    private ShipmentStatus() {}

    /** Whether its items are still to be made or sent. */
    static boolean isActive(int status) {
        return status >= OPEN && status <= IN_PRODUCTION;
    }

    /** Whether it can still be changed: neither shipped nor given up. */
    static boolean isChangeable(int status) {
        return status < SHIPPED;
    }

    static int of(ObjectNode shipment) {
        return shipment.path("shipmentStatus").asInt();
    }
}
