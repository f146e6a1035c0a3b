package io.ordermesh.gateway.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;

/**
 * Problem details (RFC 9457) of type {@code about:blank}. There is no {@code instance}: the path of a webhook holds a
 * secret.
 *
 * @param status the HTTP status
 * @param title the status in words
 * @param detail what is wrong and what to do, for a person
 */
public record Problem(int status, String title, String detail) {

    private static final String MEDIA_TYPE = "application/problem+json";

    /** A problem with the usual words for its status. */
    public static Problem of(int status, String detail) {
        Status known = Status.fromStatusCode(status);
        return new Problem(status, known == null ? "HTTP " + status : known.getReasonPhrase(), detail);
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
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
