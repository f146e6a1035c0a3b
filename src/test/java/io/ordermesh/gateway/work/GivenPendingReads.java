package io.ordermesh.gateway.work;

import io.vertx.mutiny.sqlclient.Pool;

/** Makes the queue for tests of other packages. */
public final class GivenPendingReads {

    private GivenPendingReads() {}

    /** The queue in the database of the pool. */
    public static PendingReads in(Pool pool) {
        return new PendingReads(pool);
    }
}
