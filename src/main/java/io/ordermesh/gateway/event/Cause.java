package io.ordermesh.gateway.event;

/** Why an order is to be read. The earlier of two is served first, and wins where two melt into one read. */
public enum Cause {
    /** OrderMesh sent a webhook. */
    WEBHOOK(0),
    /** A command of this gateway changed the order. */
    COMMAND(1),
    /** A webhook's read found nothing new: perhaps the webhook was ahead of the API's own read side. */
    CONFIRMATION(2),
    /** The comparison with OrderMesh's list of changes found a difference. */
    SWEEP(3),
    /** The comparison of everything found a difference. */
    AUDIT(4),
    /** The first copy of what was there before the gateway. */
    BACKFILL(5);

    private final short priority;

    Cause(int priority) {
        this.priority = (short) priority;
    }

    /** Smaller is served first. */
    public short priority() {
        return priority;
    }

    /** Whether somebody may be waiting for what the read brings. */
    public boolean urgent() {
        return this == WEBHOOK || this == COMMAND;
    }

    /** Whether OrderMesh itself said that the order changed. */
    public boolean announced() {
        return this == WEBHOOK || this == CONFIRMATION;
    }
}
