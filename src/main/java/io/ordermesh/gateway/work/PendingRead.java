package io.ordermesh.gateway.work;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claimed read: for the time of the lease nobody else reads this order.
 *
 * @param generation grows with each hint; the read satisfies the hints up to this one and no later
 * @param attempts failures of the order's own so far
 * @param sinceFailure time since the last failure, if there was one, by the database's clock
 * @param missing an earlier read was answered 404 though the order is known
 * @param older an earlier read found a snapshot older than the row
 * @param known whether there is a row of this order
 * @param shipped whether that row has shipments
 * @param lease what a write must still hold
 */
public record PendingRead(
        String merchant,
        OrderKey key,
        Cause cause,
        long generation,
        int attempts,
        @Nullable Duration sinceFailure,
        boolean missing,
        boolean older,
        boolean known,
        boolean shipped,
        UUID lease) {

    /** Where it competes. */
    public Lane lane() {
        return Lane.of(this);
    }
}
