package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.order.GivenPublications;
import io.ordermesh.gateway.order.Publications;
import io.ordermesh.gateway.reconcile.StoreStep;
import io.ordermesh.gateway.work.GivenPendingReads;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.UnknownOrderQuota;
import io.vertx.mutiny.sqlclient.Pool;

/** The parts of the product whose methods are the steps. */
record Product(PendingReads pendingReads, UnknownOrderQuota quota, StoreStep storeStep, Publications publications) {

    static Product on(Pool pool) {
        PendingReads pendingReads = GivenPendingReads.in(pool);
        return new Product(
                pendingReads,
                GivenPendingReads.quotaIn(pool),
                new StoreStep(pendingReads, pool),
                GivenPublications.in(pool));
    }
}
