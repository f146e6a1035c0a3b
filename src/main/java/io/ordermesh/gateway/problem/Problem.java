package io.ordermesh.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457) of type {@code about:blank}. There is no {@code instance}: the path of a webhook holds a
 * secret.
 *
 * @param status the HTTP status
 * @param title the status in words
 * @param detail what is wrong and what to do, for a person
 * @param traceId W3C trace id of the request, which the log names too; null where none is known
 */
public record Problem(
        int status,
        String title,
        String detail,
        @JsonInclude(Include.NON_NULL) @Nullable String traceId) {

    /** The media type of problem details. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(Problem.class);

    /** A problem with the usual words for its status. */
    public static Problem of(int status, String detail) {
        Status known = Status.fromStatusCode(status);
        return new Problem(status, known == null ? "HTTP " + status : known.getReasonPhrase(), detail, null);
    }

    /** This problem as met by the request that is being handled. */
    public Problem traced() {
        return traced(TraceIds.current());
    }

    /** This problem as met by the request of a trace. */
    public Problem traced(@Nullable String request) {
        return new Problem(status, title, detail, request);
    }

    /** The body of a response. */
    public byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and a number can be written as JSON", e);
        }
    }

    /** The failure that is answered with this problem. */
    public WebApplicationException exception() {
        return new WebApplicationException(detail, response().build());
    }

    /** The same, with {@code Retry-After}. */
    public WebApplicationException exception(Duration retryAfter) {
        return new WebApplicationException(
                detail,
                response()
                        .header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds())
                        .build());
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(traced());
    }
}
