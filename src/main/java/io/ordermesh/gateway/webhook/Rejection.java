package io.ordermesh.gateway.webhook;

import io.ordermesh.gateway.problem.Problem;

/** Why a delivery was refused. Each is one response (RFC 9457), one metric tag. Nothing of the delivery is repeated in it. */
enum Rejection {
    UNVERIFIED(404, "There is no webhook at this address."),
    NOT_JSON(400, "The body is not JSON."),
    NO_EVENT(
            400,
            "The body holds no event: expected is an event object, an array of them, a Notification, Notifications or"
                    + " Events wrapper, or a CloudEvent with one of these as its data."),
    NO_IDENTIFIER(
            400, "No event names an order: OrderId, SafeId, ShipmentId and ExternalOrderId are absent or unusable."),
    BAD_SUBSCRIBER(400, "No event is usable: SubscriberId or ChildSubscriberId is not a text."),
    FOREIGN_SUBSCRIBER(403, "No event's SubscriberId is this merchant's."),
    BAD_ENCODING(400, "The body is not what its Content-Encoding says."),
    UNKNOWN_ENCODING(415, "The body's Content-Encoding must be gzip, deflate or identity."),
    UNKNOWN_EXPECTATION(417, "Of expectations this gateway knows 100-continue alone."),
    TOO_LARGE(413, "The body is larger than this gateway accepts."),
    TOO_MANY_EVENTS(413, "The delivery holds more events than this gateway accepts."),
    TOO_OFTEN(429, "This merchant's deliveries come faster than its limit. Deliver again later."),
    OVERLOADED(503, "Too many deliveries are under way. Deliver again later."),
    NOT_STORED(503, "The delivery could not be stored. Deliver again later.");

    private final int status;
    private final String detail;

    Rejection(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    Problem problem() {
        return Problem.of(status, detail);
    }
}
