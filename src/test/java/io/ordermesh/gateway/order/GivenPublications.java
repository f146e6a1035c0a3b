package io.ordermesh.gateway.order;

import io.vertx.mutiny.sqlclient.Pool;

/** Makes the publications, and what republishes, for tests of other packages. */
public final class GivenPublications {

    private GivenPublications() {}

    /** The publications of the rows in the database of the pool. */
    public static Publications in(Pool pool) {
        return new Publications(pool);
    }

    /** What has them sent once more. */
    public static Republication republicationIn(Pool pool) {
        return new Republication(pool);
    }
}
