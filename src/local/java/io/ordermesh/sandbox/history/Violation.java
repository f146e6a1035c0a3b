package io.ordermesh.sandbox.history;

import java.time.Instant;
import java.util.Locale;

/**
 * Something about a call that the contract of the API does not allow.
 *
 * @param call method and path with its query
 * @param flaw what is wrong, and where
 */
public record Violation(Instant at, Part part, String operationId, String call, String flaw) {

    /** Whose flaw it is: the caller's or the sandbox's. */
    public enum Part {
        REQUEST,
        ANSWER
    }

    @Override
    public String toString() {
        return "The " + part.name().toLowerCase(Locale.ROOT) + " of " + operationId + " (" + call
                + ") breaks the contract: " + flaw;
    }
}
