package io.ordermesh.sandbox.history;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API call that ended.
 *
 * @param sequence its place among all beginnings and ends of calls when it began
 * @param endSequence the same when it ended: two calls overlapped if their ranges of these two overlap
 * @param at when it began, by the sandbox's clock
 * @param merchant the name of the merchant whose token it had
 * @param path the path with its query
 * @param body what was sent; left out of token requests, which hold a secret
 * @param orderId OrderMesh's id of the one order concerned, when that order exists
 * @param status the status answered, or 0 when the connection ended without a whole answer
 * @param duration measured time, whatever the clock says
 */
public record Call(
        long sequence,
        long endSequence,
        Instant at,
        String operationId,
        @Nullable String merchant,
        String method,
        String path,
        String body,
        @Nullable String orderId,
        int status,
        Duration duration) {

    /** Whether both were in progress at one moment. */
    public boolean overlaps(Call other) {
        return sequence < other.endSequence && other.sequence < endSequence;
    }
}
