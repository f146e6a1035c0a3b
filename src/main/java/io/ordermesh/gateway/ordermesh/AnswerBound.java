package io.ordermesh.gateway.ordermesh;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives up an answer that is too large, and closes its connection. The REST client gathers every body in memory before
 * anybody sees it, and has no bound of its own.
 */
final class AnswerBound implements Consumer<HttpClientRequest> {

    private final long bound;

    /** @param bound in bytes */
    AnswerBound(long bound) {
        this.bound = bound;
    }

    @Override
    public void accept(HttpClientRequest request) {
        request.response().onSuccess(answer -> {
            // The REST client would gather parts by a handler in place of ours. OrderMesh answers none.
            if (isMultipart(answer.getHeader(HttpHeaders.CONTENT_TYPE))) {
                answer.headers().remove(HttpHeaders.CONTENT_TYPE);
            }
            answer.handler(new Measure(request, answer));
        });
    }

    private static boolean isMultipart(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Sees each part of a body before it is gathered. */
    private final class Measure implements Handler<Buffer> {

        private final HttpClientRequest request;
        private final int status;
        private long size;

        Measure(HttpClientRequest request, HttpClientResponse answer) {
            this.request = request;
            this.status = answer.statusCode();
        }

        @Override
        public void handle(Buffer part) {
            size += part.length();
            if (size > bound) {
                request.reset(0, new AnswerTooLarge(status, bound));
            }
        }
    }
}
