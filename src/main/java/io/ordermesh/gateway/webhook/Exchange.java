package io.ordermesh.gateway.webhook;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.ordermesh.gateway.problem.Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;

/** One request and the one response to it. */
final class Exchange {

    /** What of an unwanted body is read to keep the connection; a longer one ends it. */
    private static final long SHORT_BODY = 64 * 1024;

    private final HttpServerRequest request;
    private final Context context;
    private final Instant receivedAt;
    private boolean bodyRead;
    private boolean ended;

    Exchange(HttpServerRequest request, Instant receivedAt) {
        this.request = request;
        this.context = Vertx.currentContext();
        this.receivedAt = receivedAt;
    }

    HttpServerRequest request() {
        return request;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Duration took() {
        return Duration.between(receivedAt, Instant.now());
    }

    /** Runs where the request's events come. */
    void onContext(Runnable task) {
        context.runOnContext(unused -> task.run());
    }

    void bodyRead() {
        bodyRead = true;
    }

    boolean ended() {
        return ended;
    }

    void header(CharSequence name, String value) {
        request.response().putHeader(name, value);
    }

    void problem(Problem problem) {
        respond(
                problem.status(),
                Problem.MEDIA_TYPE,
                Buffer.buffer(problem.traced().json()));
    }

    /** Sends the response, unless there was one or the sender is gone. */
    void respond(int status, String contentType, Buffer body) {
        HttpServerResponse response = request.response();
        if (ended || response.ended() || response.closed()) {
            ended = true;
            return;
        }
        ended = true;
        if (!bodyRead) {
            discardBody();
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaderNames.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        var unused = response.end(body);
    }

    private void discardBody() {
        if (declaredLength() > SHORT_BODY) {
            header(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE.toString());
        }
        request.exceptionHandler(gone -> {});
        request.handler(unwanted -> {});
        request.resume();
    }

    /** In bytes; a chunked body may be of any length. */
    long declaredLength() {
        String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length);
        }
        return request.getHeader(HttpHeaderNames.TRANSFER_ENCODING) == null ? 0 : Long.MAX_VALUE;
    }
}
