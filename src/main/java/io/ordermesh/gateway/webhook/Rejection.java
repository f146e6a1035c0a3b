package io.ordermesh.gateway.webhook;

import io.ordermesh.gateway.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
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

    private final int status;
    private final String detail;

    Rejection(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /** The answer. */
    WebApplicationException answer(Duration retryAfter) {
        Problem problem = Problem.of(status, detail);
        return status == 503 ? problem.exception(retryAfter) : problem.exception();
    }
}
