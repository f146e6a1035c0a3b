package io.ordermesh.gateway.work;

import java.time.Duration;

/**
 * How a read that is not done goes back to the queue.
 *
 * @param delay before it may be claimed again
 * @param reason what was in the way, from a closed set
 * @param counts whether the failure is the order's own, and so counts towards a dead letter
 * @param missing a known order was answered 404
 * @param older the snapshot was older than the row
 */
public record Release(Duration delay, String reason, boolean counts, boolean missing, boolean older) {

    /** The order's own failure. */
    public static Release failed(Duration delay, String reason) {
        return new Release(delay, reason, true, false, false);
    }

    /** Something that concerns the whole merchant was in the way. */
    public static Release postponed(Duration delay, String reason) {
        return new Release(delay, reason, false, false, false);
    }
}
