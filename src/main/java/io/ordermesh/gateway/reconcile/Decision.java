package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.order.OrderSnapshot;
import io.ordermesh.gateway.order.StoredOrder;
import java.util.Optional;

/** What to do with a snapshot, given the row. No clock decides: reads of one order never overlap, so the later one wins. */
enum Decision {
    WRITE,
    LEAVE,
    /** Older than the row by the order's own time: perhaps an answer from a lagging copy. */
    LOOK_AGAIN,
    /** Still older at the second look, so it is what OrderMesh has. */
    WRITE_OLDER,
    /** The order was erased here: what was read is not kept. */
    SUPPRESS;

    /**
     * @param seenOlder the read before this one already found an older snapshot
     */
    static Decision of(Optional<StoredOrder> row, OrderSnapshot snapshot, boolean seenOlder) {
        if (row.isEmpty()) {
            return WRITE;
        }
        if (row.get().erased()) {
            return SUPPRESS;
        }
        if (row.get().sameAs(snapshot)) {
            return LEAVE;
        }
        if (!row.get().newerThan(snapshot)) {
            return WRITE;
        }
        return seenOlder ? WRITE_OLDER : LOOK_AGAIN;
    }
}
