package io.ordermesh.gateway.order;

/** What happens to an order besides reads, whose outcomes are kinds of their own. */
public enum JournalKind {
    /** A webhook told of the order, or a comparison found that it differs. */
    HINT,
    /** A webhook told that the order could not be created: reported, not confirmed. */
    REPORTED_FAILED,
    /** A revision was acknowledged by the state topic's broker. */
    PUBLISHED,
    /** A change had been found by a sweep, and no webhook told of it. */
    MISSED_WEBHOOK
}
