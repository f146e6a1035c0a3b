package io.ordermesh.gateway.sweep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a list has been read. All times are OrderMesh's.
 *
 * @param from what changed before it is not asked for; null asks for everything
 * @param position where pages are counted from: {@code from}, or later where the list begins with the oldest
 * @param until what changed after it is left to the next sweep; null before the first page
 * @param reached the latest change up to {@code until} that was seen, if any was
 * @param page the last page read; 0 at a position
 * @param counted elements on the pages of this position
 * @param listed elements read
 * @param differences those that differ from the rows
 * @param older whether one was older than what was asked for
 */
record Progress(
        @Nullable Instant from,
        @Nullable Instant position,
        @Nullable Instant until,
        @Nullable Instant reached,
        int page,
        long counted,
        long listed,
        long differences,
        boolean older) {

    /** Before the first page. */
    static Progress begin(@Nullable Instant from) {
        return new Progress(from, from, null, null, 0, 0, 0, 0, false);
    }

    /** Whether no page was read yet. */
    boolean atBeginning() {
        return page == 0 && until == null;
    }

    /** Begins anew, since the answers were not to the question. */
    Progress restarted(@Nullable Instant otherFrom) {
        return new Progress(otherFrom, otherFrom, null, null, 0, 0, listed, differences, older);
    }

    Progress at(@Nullable Instant otherPosition, int otherPage, long otherCounted) {
        return new Progress(from, otherPosition, until, reached, otherPage, otherCounted, listed, differences, older);
    }

    Progress with(Instant bound, @Nullable Instant latest, int more, boolean metOlder) {
        return new Progress(
                from, position, bound, latest, page, counted, listed + more, differences, older || metOlder);
    }

    Progress withDifferences(long more) {
        return new Progress(from, position, until, reached, page, counted, listed, differences + more, older);
    }
}
