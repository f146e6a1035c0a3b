package io.ordermesh.gateway.webhook;

/** Why an event is not taken. Each is a metric tag and the reason on the dead-letter topic. */
enum UnusableReason {
    /** It is no object, or an empty one. */
    NO_EVENT(Rejection.NO_EVENT),
    /** It names no order. */
    NO_IDENTIFIER(Rejection.NO_IDENTIFIER),
    /** It names its subscriber by something that is no text. */
    BAD_SUBSCRIBER(Rejection.BAD_SUBSCRIBER),
    /** It names a subscriber that is not the merchant's. */
    FOREIGN_SUBSCRIBER(Rejection.FOREIGN_SUBSCRIBER);

    private final Rejection rejection;

    UnusableReason(Rejection rejection) {
        this.rejection = rejection;
    }

    /** What a delivery is refused with that holds nothing else. */
    Rejection rejection() {
        return rejection;
    }
}
