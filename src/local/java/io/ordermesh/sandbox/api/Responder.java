package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.contract.WatchedCall;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import java.util.function.Supplier;

/** Writes one answer, or what a fault makes of it. */
final class Responder {
    private static final String JSON = "application/json";
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>Service</title></head><body><h1>Service unavailable</h1></body></html>";

    private static final WrittenAnswer NOTHING_DONE = new WrittenAnswer(200, "{\"order\":null}");

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final CallLog.Entry entry;
    private final WatchedCall watched;

    Responder(Vertx vertx, HttpServerResponse response, CallLog.Entry entry, WatchedCall watched) {
        this.vertx = vertx;
        this.response = response;
        this.entry = entry;
        this.watched = watched;
        response.closeHandler(closed -> end(0));
    }

    /** The right answer. */
    void respond(WrittenAnswer answer) {
        send(answer.status(), JSON, answer.body());
    }

    /** The faulty answer. The right one is asked for when the fault lets the operation take effect, if at all. */
    void respond(Supplier<WrittenAnswer> right, ActiveFault active) {
        Fault fault = active.fault();
        WrittenAnswer answer = fault.takesEffect() ? right.get() : NOTHING_DONE;
        active.arrive();
        Runnable late = () -> respond(fault.takesEffect() ? answer : right.get());
        if (fault.retryAfterSeconds() != null) {
            response.putHeader("retry-after", fault.retryAfterSeconds().toString());
        }
        switch (fault.kind()) {
            case STATUS, RATE_LIMIT -> send(fault.status(), JSON, body(fault, errorBody(fault.status())));
            case LATENCY -> vertx.setTimer(Math.max(1, fault.latency().toMillis()), due -> late.run());
            case HOLD -> whenRemoved(active, late);
            case HANG -> whenRemoved(active, this::close);
            case CUT -> cut(answer);
            case GARBAGE -> send(200, JSON, body(fault, "\u0000}{ this is no JSON"));
            case TRUNCATED ->
                send(
                        200,
                        JSON,
                        body(fault, answer.body().substring(0, answer.body().length() / 2)));
            case HTML -> send(200, "text/html", body(fault, PAGE));
        }
    }

    private static String body(Fault fault, String usual) {
        return Objects.requireNonNullElse(fault.body(), usual);
    }

    private static String errorBody(int status) {
        return WrittenAnswer.of(Answer.error(status, "The sandbox was told to fail"))
                .body();
    }

    private void whenRemoved(ActiveFault active, Runnable action) {
        Context context = vertx.getOrCreateContext();
        active.removed().thenRun(() -> context.runOnContext(removed -> action.run()));
    }

    private void cut(WrittenAnswer answer) {
        Buffer body = Buffer.buffer(answer.body());
        response.setStatusCode(answer.status())
                .putHeader("content-type", JSON)
                .putHeader("content-length", Integer.toString(body.length() + 1));
        response.write(body.slice(0, body.length() / 2)).onComplete(written -> close());
    }

    private void close() {
        end(0);
        response.reset();
    }

    private void end(int status) {
        watched.end();
        entry.end(status);
    }

    private void send(int status, String type, String body) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(status);
        if (!body.isEmpty()) {
            response.putHeader("content-type", type);
        }
        // Noted before it is sent: whoever has the answer finds the call in the history.
        end(status);
        response.end(body);
    }
}
