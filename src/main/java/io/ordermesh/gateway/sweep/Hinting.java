package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.order.Journal;
import io.ordermesh.gateway.order.JournalKind;
import io.ordermesh.gateway.order.JournalLine;
import io.ordermesh.gateway.work.Hint;
import io.ordermesh.gateway.work.PendingReads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Has orders read that a comparison found to differ, and has their stories tell of it. */
@Singleton
class Hinting {

    private final PendingReads pendingReads;
    private final Journal journal;

    Hinting(PendingReads pendingReads, Journal journal) {
        this.pendingReads = pendingReads;
        this.journal = journal;
    }

    Uni<Void> hint(SqlClient transaction, Collection<Hint> hints) {
        return pendingReads
                .enqueue(transaction, hints)
                .chain(() -> journal.add(
                        transaction, hints.stream().map(Hinting::line).toList()));
    }

    private static JournalLine line(Hint hint) {
        return new JournalLine(hint.merchant(), hint.key(), JournalKind.HINT, hint.cause(), null, new JsonObject());
    }
}
