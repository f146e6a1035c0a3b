package io.ordermesh.gateway.order;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a row, to decide about a snapshot.
 *
 * @param updatedAt the order's own time of change, as OrderMesh gave it
 * @param gone whether the order was last found to be no longer there
 * @param erased whether an operator had it erased: it must not come back
 */
public record StoredOrder(
        long revision, String contentHash, Optional<Instant> updatedAt, boolean gone, boolean erased) {

    /** Whether the snapshot says nothing new. */
    public boolean sameAs(OrderSnapshot snapshot) {
        return !gone && contentHash.equals(snapshot.contentHash());
    }

    /** Whether the snapshot is older than the row, by the order's own time. */
    public boolean newerThan(OrderSnapshot snapshot) {
        return updatedAt
                .flatMap(mine -> snapshot.time("updatedAt").map(mine::isAfter))
                .orElse(false);
    }
}
