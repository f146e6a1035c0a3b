package io.ordermesh.gateway.work;

import io.ordermesh.gateway.event.Cause;

/** Reads that compete with each other and with no others, so that none of the three starves another. */
public enum Lane {
    /** First attempts for which somebody may be waiting. */
    URGENT(false, Cause.WEBHOOK, Cause.COMMAND),
    /** First attempts that make sure of something. */
    BACKGROUND(false, Cause.CONFIRMATION, Cause.BACKFILL),
    /** Attempts after one that failed through the order's own fault. */
    REPEATED(true, Cause.WEBHOOK, Cause.BACKFILL);

    private final boolean repeated;
    private final Cause first;
    private final Cause last;

    Lane(boolean repeated, Cause first, Cause last) {
        this.repeated = repeated;
        this.first = first;
        this.last = last;
    }

    static Lane of(PendingRead read) {
        if (read.attempts() > 0) {
            return REPEATED;
        }
        return read.cause().urgent() ? URGENT : BACKGROUND;
    }

    boolean repeated() {
        return repeated;
    }

    /** The priority that is served first. */
    short firstPriority() {
        return first.priority();
    }

    /** The priority that is served last. */
    short lastPriority() {
        return last.priority();
    }
}
