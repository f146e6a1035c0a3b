package io.ordermesh.gateway.sweep;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far the comparison of a merchant with OrderMesh's lists is. */
public record SweepStatus(String merchant, Swept orders, Swept shipments, Backfill backfill, Audit audit) {

    /**
     * The sweep of one list.
     *
     * @param watermark changes up to this time, by OrderMesh's own clock, were compared
     * @param comparedAt when the last sweep began that read the list to its end
     * @param drift what it found that no webhook had told of
     * @param filter what OrderMesh makes of the question what changed since a time
     * @param behind since {@code comparedAt}, or since the merchant is known where there was none
     */
    public record Swept(
            @Nullable Instant watermark,
            @Nullable Instant comparedAt,
            long drift,
            TimeFilter filter,
            Duration behind) {}

    /** Where a backfill is. */
    public enum BackfillState {
        /** It is about to begin. */
        WAITING,
        /** Lists are read. */
        LISTING,
        /** The lists were read; orders that they showed are still to be read. */
        READING,
        /** Everything was read. */
        DONE
    }

    /**
     * The first copy of what was there before.
     *
     * @param listed orders and shipments that the lists showed so far
     * @param pending orders still to be read
     */
    public record Backfill(
            BackfillState state,
            long listed,
            long pending,
            @Nullable Instant finishedAt) {}

    /**
     * The last audit.
     *
     * @param endedAt when all of its parts had ended, if they did
     * @param drift orders that it found to differ, or not to be listed any more
     */
    public record Audit(@Nullable Instant endedAt, long drift) {}
}
