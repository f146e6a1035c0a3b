package io.ordermesh.sandbox.history;

/** How a webhook ended. */
public sealed interface WebhookResult {
    /** The receiver answered with this status, good or bad. */
    record Answered(int status) implements WebhookResult {}

    /** There was no answer. */
    record Failed(String reason) implements WebhookResult {}

    /** A rule lost it on purpose. */
    record Dropped() implements WebhookResult {}

    /** The merchant has no address for webhooks. */
    record NoAddress() implements WebhookResult {}

    /** Whether the receiver answered 2xx. */
    default boolean isAccepted() {
        return this instanceof Answered answered && answered.status() / 100 == 2;
    }
}
