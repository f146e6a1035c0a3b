package io.ordermesh.gateway.reconcile;

/** What becomes of a pending read that was carried out: metric tag and journal entry. */
enum Outcome {
    /** The row has a new revision. */
    APPLIED,
    /** The row was already so. */
    UNCHANGED,
    /** The row has a new revision whose own time is older: OrderMesh restored or corrected the order. */
    WENT_BACK,
    /** The snapshot was older than the row; it is read once more. */
    OLDER,
    /** A read under the order id is pending. */
    RESOLVED,
    /** A known order was answered 404; it is read once more. */
    MISSING,
    /** OrderMesh no longer has the order. */
    GONE,
    /** A known order was answered as another merchant's; it is read once more. */
    LEAVING,
    /** The order is another merchant's now. */
    MOVED,
    /** The order was erased here, and stays so. */
    SUPPRESSED,
    /** The lease had gone to somebody else: nothing was changed. */
    LEASE_LOST,
    /** Put off, and the order is not to blame: its merchant is paused, or its time was used up. */
    POSTPONED,
    /** It failed and is repeated later. */
    FAILED,
    /** It failed for good and is a dead letter. */
    DEAD;

    /** Whether OrderMesh gave the order whole. */
    boolean found() {
        return switch (this) {
            case APPLIED, UNCHANGED, WENT_BACK, OLDER, SUPPRESSED -> true;
            case RESOLVED, MISSING, GONE, LEAVING, MOVED, LEASE_LOST, POSTPONED, FAILED, DEAD -> false;
        };
    }
}
