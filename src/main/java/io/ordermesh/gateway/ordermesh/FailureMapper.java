package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong in a call into its reason. Only the HTTP status decides, never the body (contract 2.6). */
final class FailureMapper {

    /** Longer waits are not believed. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private FailureMapper() {}

    static OrderMeshFailure map(String operation, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OrderMeshFailure known) {
                return known;
            }
            if (cause instanceof CircuitBreakerOpenException || cause instanceof RateLimitException) {
                return new OrderMeshFailure(operation, Reason.BREAKER_OPEN);
            }
            if (cause instanceof WebApplicationException answer) {
                return answered(operation, answer.getResponse());
            }
            if (cause instanceof TimeoutException
                    || cause instanceof org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException) {
                return new OrderMeshFailure(operation, Reason.TIMED_OUT);
            }
            if (cause instanceof com.fasterxml.jackson.core.JacksonException) {
                return new OrderMeshFailure(operation, Reason.UNREADABLE);
            }
            // A connection that was cut is no IOException in Vert.x.
            if (cause instanceof IOException || cause instanceof HttpClosedException) {
                return new OrderMeshFailure(operation, Reason.UNREACHABLE);
            }
        }
        return new OrderMeshFailure(operation, Reason.UNREADABLE);
    }

    private static OrderMeshFailure answered(String operation, Response response) {
        int status = response.getStatus();
        Duration retryAfter = retryAfter(response.getHeaderString(HttpHeaders.RETRY_AFTER), Clock.systemUTC());
        return new OrderMeshFailure(operation, reason(status), status, retryAfter);
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401 -> Reason.UNAUTHORIZED;
            case 403 -> Reason.FORBIDDEN;
            case 404, 410 -> Reason.NOT_FOUND;
            case 408 -> Reason.TIMED_OUT;
            case 429 -> Reason.RATE_LIMITED;
            default -> status >= 500 ? Reason.UNAVAILABLE : status < 300 ? Reason.UNREADABLE : Reason.REFUSED;
        };
    }

    /** Reads {@code Retry-After}, seconds or a date (RFC 9110, 10.2.3). */
    static @Nullable Duration retryAfter(@Nullable String header, Clock clock) {
        if (header == null) {
            return null;
        }
        Duration wait;
        try {
            wait = Duration.ofSeconds(Long.parseLong(header.strip()));
        } catch (NumberFormatException notSeconds) {
            try {
                wait = Duration.between(
                        clock.instant(),
                        ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException notDate) {
                return null;
            }
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
