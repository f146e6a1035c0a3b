package io.ordermesh.gateway.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Arranges the journal's partitions for tests of other packages. */
public final class GivenJournalPartitions {

    private final JournalPartitions partitions;

    private GivenJournalPartitions(JournalPartitions partitions) {
        this.partitions = partitions;
    }

    /** Those in the database of the pool, kept for so many months. */
    public static GivenJournalPartitions in(Pool pool, int retentionMonths) {
        return new GivenJournalPartitions(new JournalPartitions(pool, () -> retentionMonths));
    }

    /** What the gateway does every hour. */
    public Uni<Void> arrange() {
        return partitions.arrange();
    }
}
