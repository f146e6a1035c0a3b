package io.ordermesh.sandbox.world;

/** The integers of the shipment service which the sandbox itself writes; OrderMesh does not publish their meanings. */
final class ShipmentStatus {
    static final int OPEN = 1;
    static final int IN_PRODUCTION = 3;
    static final int SHIPPED = 4;
    static final int CANCELLED = 5;
    static final int REJECTED = 6;

    private ShipmentStatus() {}

    /** Whether its items are still to be made or sent. */
    static boolean isActive(int status) {
        return status == OPEN || status == IN_PRODUCTION;
    }
}
