package io.ordermesh.sandbox.api;

/**
 * How the lists of orders and shipments behave.
 *
 * @param timeFilter what a search does with the times of change that it is asked for
 * @param refusal the status of {@link TimeFilter#REFUSED}
 * @param oldestFirst whether searches begin with what was changed longest ago, instead of last
 * @param movesPerPage how many of the merchant's orders or shipments change, without a webhook, after each page of them
 * @param largestPage the most that a page of them holds, whatever is asked for, and no total is told; 0 for no such bound
 */
public record ListRules(TimeFilter timeFilter, int refusal, boolean oldestFirst, int movesPerPage, int largestPage) {
    /** What becomes of a condition on the time of change. */
    public enum TimeFilter {
        /** It is kept to. */
        HONOURED,
        /** Everything is listed all the same. */
        IGNORED,
        /** The request is refused. */
        REFUSED
    }

    /** As the contract assumes it. */
    public static final ListRules USUAL = new ListRules(TimeFilter.HONOURED, 400, false, 0, 0);

    /** The same with that time filter. */
    public ListRules withTimeFilter(TimeFilter other) {
        return new ListRules(other, refusal, oldestFirst, movesPerPage, largestPage);
    }

    /** The same, refusing conditions on the time of change with that status. */
    public ListRules refusing(int status) {
        return new ListRules(TimeFilter.REFUSED, status, oldestFirst, movesPerPage, largestPage);
    }

    /** The same in that order. */
    public ListRules withOldestFirst(boolean other) {
        return new ListRules(timeFilter, refusal, other, movesPerPage, largestPage);
    }

    /** The same with so many changes after each page. */
    public ListRules withMovesPerPage(int other) {
        return new ListRules(timeFilter, refusal, oldestFirst, other, largestPage);
    }

    /** The same with pages of so many at most, and without totals. */
    public ListRules withLargestPage(int other) {
        return new ListRules(timeFilter, refusal, oldestFirst, movesPerPage, other);
    }
}
