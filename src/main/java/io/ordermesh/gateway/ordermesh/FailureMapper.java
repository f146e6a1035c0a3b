package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Details;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.quarkus.runtime.util.ExceptionUtil;
import io.vertx.core.VertxException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong in a call into its reason. Only the HTTP status decides, never the body (contract 2.6). */
final class FailureMapper {

    private static final Logger LOG = Logger.getLogger(FailureMapper.class);

    /** Longer waits are not believed. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private FailureMapper() {}

    static OrderMeshFailure map(String operation, Throwable failure) {
        if (ExceptionUtil.getRootCause(failure) instanceof AnswerTooLarge tooLarge) {
            return new OrderMeshFailure(operation, Reason.UNREADABLE, tooLarge.details());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OrderMeshFailure known) {
                return known;
            }
            if (cause instanceof CircuitBreakerOpenException) {
                return new OrderMeshFailure(operation, Reason.BREAKER_OPEN, Details.UNREAD);
            }
            if (cause instanceof BulkheadException) {
                return new OrderMeshFailure(operation, Reason.BUSY, Details.UNREAD);
            }
            if (cause instanceof WebApplicationException answer) {
                return answered(operation, answer);
            }
            if (cause instanceof JacksonException unreadable) {
                return new OrderMeshFailure(operation, Reason.UNREADABLE, Details.unreadable(0, where(unreadable)));
            }
            if (cause instanceof ProcessingException && cause.getCause() == null) {
                // The client has no reader for the body, say for a page of HTML.
                return new OrderMeshFailure(operation, Reason.UNREADABLE, Details.unreadable(0, where(cause)));
            }
            if (cameNotAbout(cause)) {
                return new OrderMeshFailure(operation, Reason.UNREACHABLE, Details.UNREAD);
            }
            if (cause instanceof TimeoutException) {
                return new OrderMeshFailure(operation, Reason.TIMED_OUT);
            }
            if (cause instanceof IOException || cause instanceof VertxException) {
                return new OrderMeshFailure(operation, Reason.UNREACHABLE);
            }
        }
        LOG.errorf(
                withoutWords(failure),
                "A call failed in an unforeseen way, as if its answer was unreadable: operation=%s",
                operation);
        return new OrderMeshFailure(operation, Reason.UNREADABLE);
    }

    /** The stack alone: the message may repeat what stands in an answer. */
    private static Throwable withoutWords(Throwable failure) {
        Throwable root = ExceptionUtil.getRootCause(failure);
        Throwable bare = new Throwable(root.getClass().getName());
        bare.setStackTrace(root.getStackTrace());
        return bare;
    }

    /** Whether there was no connection to send the call on. */
    private static boolean cameNotAbout(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException;
    }

    private static OrderMeshFailure answered(String operation, WebApplicationException failure) {
        Response response = failure.getResponse();
        int status = response.getStatus();
        if (status < 300) {
            return new OrderMeshFailure(
                    operation, Reason.UNREADABLE, Details.unreadable(status, where(failure.getCause())));
        }
        Duration retryAfter = retryAfter(
                response.getHeaderString(HttpHeaders.RETRY_AFTER), response.getHeaderString(HttpHeaders.DATE));
        boolean unread = status == 429 || (status == 503 && retryAfter != null);
        return new OrderMeshFailure(
                operation, reason(status), new Details(status, retryAfter, unread, ErrorBody.read(response), null));
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 400, 422 -> Reason.INVALID;
            case 401 -> Reason.UNAUTHORIZED;
            case 403 -> Reason.FORBIDDEN;
            case 404, 410 -> Reason.NOT_FOUND;
            case 408 -> Reason.TIMED_OUT;
            case 409 -> Reason.CONFLICT;
            case 429 -> Reason.RATE_LIMITED;
            default -> status >= 500 ? Reason.UNAVAILABLE : Reason.REFUSED;
        };
    }

    /** Place and kind of what cannot be read. The parser's own message may repeat what stands there. */
    private static String where(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException unreadable) {
                String path = unreadable instanceof JsonMappingException mapping
                        ? mapping.getPath().stream()
                                .map(step ->
                                        step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                                .collect(Collectors.joining("."))
                        : "";
                return unreadable.getClass().getSimpleName()
                        + (path.isEmpty() ? "" : " at " + path)
                        + (unreadable.getLocation() == null
                                ? ""
                                : " at line " + unreadable.getLocation().getLineNr() + " column "
                                        + unreadable.getLocation().getColumnNr());
            }
        }
        return "the body is no JSON";
    }

    /**
     * Reads {@code Retry-After}, seconds or a date (RFC 9110, section 10.2.3).
     *
     * @param date the response's own, which a date is reckoned from, as OrderMesh's clock may differ from ours
     */
    static @Nullable Duration retryAfter(@Nullable String header, @Nullable String date) {
        if (header == null) {
            return null;
        }
        Duration wait;
        try {
            wait = Duration.ofSeconds(Long.parseLong(header.strip()));
        } catch (NumberFormatException notSeconds) {
            try {
                wait = Duration.between(date == null ? Instant.now() : date(date), date(header));
            } catch (DateTimeException notDate) {
                return null;
            }
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Instant date(String header) {
        return ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }
}
