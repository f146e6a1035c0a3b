package io.ordermesh.sandbox.fault;

/** What goes wrong with a call. */
public enum FaultKind {
    /** Another status, by default with an error body. */
    STATUS,
    /** Status 429. */
    RATE_LIMIT,
    /** The right answer, as of the call's arrival, after a while. */
    LATENCY,
    /** The right answer, as of the call's arrival, when the fault is removed. */
    HOLD,
    /** No answer; when the fault is removed, the connection is closed. */
    HANG,
    /** The connection is closed in the middle of the right answer's body. */
    CUT,
    /** Status 200 with a body that is no JSON. */
    GARBAGE,
    /** Status 200 with the first half of the right answer's JSON. */
    TRUNCATED,
    /** Status 200 with a page of HTML. */
    HTML
}
