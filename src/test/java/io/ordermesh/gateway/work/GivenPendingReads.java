package io.ordermesh.gateway.work;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;

/** Makes the queue for tests of other packages. */
public final class GivenPendingReads {

    private GivenPendingReads() {}

    /** The queue in the database of the pool. Hints do not wait for others. */
    public static PendingReads in(Pool pool) {
        return in(pool, new Settling(Integer.MAX_VALUE, Duration.ZERO, Duration.ofSeconds(20)));
    }

    /** The same, where they do. */
    public static PendingReads in(Pool pool, Settling settling) {
        return new PendingReads(pool, settling);
    }

    /** The quota of unknown orders in the database of the pool. */
    public static UnknownOrderQuota quotaIn(Pool pool) {
        return new UnknownOrderQuota(pool);
    }
}
