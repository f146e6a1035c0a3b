package io.ordermesh.gateway.event;

/** Why an order is to be read. The earlier of two is served first, and wins where two melt into one read. */
public enum Cause {
    /** OrderMesh sent a webhook. */
    WEBHOOK(0),
    /** A command of this gateway changed the order. */
    COMMAND(1),
    /** The comparison with OrderMesh's list of changes found a difference. */
    SWEEP(2),
    /** The comparison of everything found a difference. */
    AUDIT(3),
    /** The first copy of what was there before the gateway. */
    BACKFILL(4);

    private final short priority;

    Cause(int priority) {
        this.priority = (short) priority;
    }

    /** Smaller is served first. */
    public short priority() {
        return priority;
    }
}
