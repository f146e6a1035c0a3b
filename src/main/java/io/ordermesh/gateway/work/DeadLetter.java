package io.ordermesh.gateway.work;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import java.time.Instant;
import java.util.List;

/**
 * A read that was given up.
 *
 * @param cause why the order was to be read
 * @param reason of its last failure
 * @param attempts failures of its own
 * @param hintedAt since when it was to be read
 * @param failures the last ones, oldest first
 */
public record DeadLetter(
        String merchant,
        OrderKey key,
        Cause cause,
        String reason,
        int attempts,
        Instant hintedAt,
        Instant diedAt,
        List<FailedAttempt> failures) {}
