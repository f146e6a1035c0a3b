package io.ordermesh.gateway.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's reads rest.
 *
 * @param reason from the closed set of failures, or in an operator's words
 * @param byOperator whether a person wants it so
 * @param until when it ends; null if a person has to resume it
 */
public record Pause(
        String merchant,
        String reason,
        boolean byOperator,
        Instant since,
        @Nullable Instant until) {}
