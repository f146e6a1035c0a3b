package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.event.Cause;

/** What a list is read for. The earlier is served first. */
enum Kind {
    /** What changed lately. */
    SWEEP(Cause.SWEEP),
    /** A longer time, and what is no longer listed. */
    AUDIT(Cause.AUDIT),
    /** What was there before the gateway. */
    BACKFILL(Cause.BACKFILL);

    private final Cause cause;

    Kind(Cause cause) {
        this.cause = cause;
    }

    /** Why the orders are read that are found to differ. */
    Cause cause() {
        return cause;
    }
}
