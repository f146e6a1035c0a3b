package io.ordermesh.gateway.webhook;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;

/** Why a delivery was refused. Each is one answer (RFC 9457), one metric tag. Nothing of the delivery is repeated in it. */
enum Rejection {
    UNVERIFIED(404, "There is no webhook at this address."),
    NOT_JSON(400, "The body is not JSON."),
    NO_EVENT(
            400,
            "The body holds no event: expected is an event object, an array of them, or a Notification,"
                    + " Notifications or Events wrapper."),
    NO_IDENTIFIER(
            400, "An event names no order: OrderId, SafeId, ShipmentId and ExternalOrderId are absent or unusable."),
    FOREIGN_SUBSCRIBER(403, "An event's SubscriberId is not this merchant's."),
    TOO_LARGE(413, "The body is larger than this gateway accepts."),
    TOO_MANY_EVENTS(413, "The delivery holds more events than this gateway accepts."),
    OVERLOADED(503, "Too many deliveries are under way. Deliver again later."),
    NOT_STORED(503, "The delivery could not be stored. Deliver again later.");

    private static final URI INSTANCE = URI.create("/webhooks");

    private final int status;
    private final String detail;

    Rejection(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /** The answer. Its instance is not the request's path, which holds the token. */
    HttpProblem problem(Duration retryAfter) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withStatus(status)
                .withTitle(Response.Status.fromStatusCode(status).getReasonPhrase())
                .withDetail(detail)
                .withInstance(INSTANCE);
        if (status == 503) {
            problem.withHeader(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds());
        }
        return problem.build();
    }
}
