package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.work.DeferredHints;
import io.ordermesh.gateway.work.Hint;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.UnknownOrderQuota;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Makes the hints of webhooks pending. Anybody with a webhook token can send them, so those of unknown orders have a quota. */
@Singleton
class WebhookHints {

    private final PendingReads pendingReads;
    private final UnknownOrderQuota quota;
    private final ReconcileSettings settings;

    WebhookHints(PendingReads pendingReads, UnknownOrderQuota quota, ReconcileSettings settings) {
        this.pendingReads = pendingReads;
        this.quota = quota;
        this.settings = settings;
    }

    /** All become pending as a part of the caller's transaction. Gives those that wait for the quota. */
    Uni<DeferredHints> enqueue(SqlClient transaction, Collection<Hint> hints) {
        return quota.take(transaction, hints, settings.unknownPerMinute())
                .call(deferred -> pendingReads.enqueue(transaction, hints, deferred));
    }
}
