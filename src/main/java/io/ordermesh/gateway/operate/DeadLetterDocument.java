package io.ordermesh.gateway.operate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.work.DeadLetter;
import io.ordermesh.gateway.work.FailedAttempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators get it.
 *
 * @param key names the order: {@code order:…}, {@code safe:…}, {@code external:…} or {@code shipment:…}
 * @param cause why it was to be read
 * @param reason of its last failure
 * @param attempts failures of its own
 * @param hintedAt since when it was to be read
 * @param history the last failures, oldest first; absent in lists
 */
public record DeadLetterDocument(
        String merchant,
        String key,
        Cause cause,
        String reason,
        int attempts,
        Instant hintedAt,
        Instant diedAt,
        @Nullable FailedAttempt lastFailure,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FailedAttempt> history) {

    static DeadLetterDocument listed(DeadLetter letter) {
        return document(letter, null);
    }

    static DeadLetterDocument whole(DeadLetter letter) {
        return document(letter, letter.failures());
    }

    private static DeadLetterDocument document(DeadLetter letter, @Nullable List<FailedAttempt> history) {
        List<FailedAttempt> failures = letter.failures();
        return new DeadLetterDocument(
                letter.merchant(),
                letter.key().text(),
                letter.cause(),
                letter.reason(),
                letter.attempts(),
                letter.hintedAt(),
                letter.diedAt(),
                failures.isEmpty() ? null : failures.get(failures.size() - 1),
                history);
    }
}
