package io.ordermesh.gateway.sweep;

/** What OrderMesh makes of the question what changed since a time (contract 4, #9 and #39, assumed). */
public enum TimeFilter {
    /** It was not asked yet. */
    UNKNOWN,
    /** It lists what changed. */
    HONOURED,
    /** It lists everything: full lists are compared. */
    IGNORED,
    /** It refuses the question: full lists are asked for and compared. */
    REFUSED,
    /** It has no search: the list of all orders is compared, and shipments with their orders alone. */
    NO_SEARCH;

    /** Whether the time is part of the question. */
    boolean asks() {
        return this != REFUSED && this != NO_SEARCH;
    }

    /** Whether every pass reads everything. */
    public boolean readsAll() {
        return this == IGNORED || this == REFUSED || this == NO_SEARCH;
    }
}
