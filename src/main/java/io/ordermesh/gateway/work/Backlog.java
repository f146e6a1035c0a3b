package io.ordermesh.gateway.work;

import java.time.Duration;

/**
 * What waits of one merchant.
 *
 * @param waiting pending reads
 * @param oldest age of the oldest hint among them
 * @param dead dead letters
 * @param pausedBy who has its reads rest
 */
public record Backlog(String merchant, long waiting, Duration oldest, long dead, PausedBy pausedBy) {

    /** Who has a merchant's reads rest. */
    public enum PausedBy {
        NOBODY,
        /** Its OrderMesh refuses or fails everything. */
        GATEWAY,
        OPERATOR
    }

    /** Whether its reads rest. */
    public boolean paused() {
        return pausedBy != PausedBy.NOBODY;
    }
}
