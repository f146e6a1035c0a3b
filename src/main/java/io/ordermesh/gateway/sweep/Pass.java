package io.ordermesh.gateway.sweep;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one list of a merchant, from its first page to its last, as it stands in the database.
 *
 * @param progress of the pass under way
 * @param watermark of a sweep: changes up to this time of OrderMesh's were compared, or are pending
 * @param floor of a sweep while the backfill lists: what changed before it is the backfill's to find
 * @param walkedTo of an audit: the last order whose row was looked at
 * @param filter what OrderMesh makes of times
 * @param filterDue whether a search that was refused is to be tried again
 * @param failures since the last page that worked
 * @param rounds passes of this kind that ended
 * @param interval pause to the next sweep, where one is remembered
 * @param running since this one began, by the database's clock
 * @param sinceLast since the one before it began
 * @param settled how long before that the watermark moved last
 */
record Pass(
        String merchant,
        Kind kind,
        SweptList list,
        Phase phase,
        Progress progress,
        @Nullable Instant watermark,
        @Nullable Instant floor,
        @Nullable String walkedTo,
        TimeFilter filter,
        boolean filterDue,
        int failures,
        long rounds,
        @Nullable Duration interval,
        @Nullable Duration running,
        @Nullable Duration sinceLast,
        @Nullable Duration settled) {

    /** How its next page is asked for: at its beginning, a search that was refused is tried again now and then. */
    TimeFilter question() {
        return filterDue && progress.atBeginning() && !filter.asks() ? TimeFilter.UNKNOWN : filter;
    }
}
