package io.ordermesh.gateway.ordermesh;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/** Gathers the body of a token answer as Vert.x' own codec does, up to a bound. */
final class BoundedBody implements BodyCodec<Buffer> {

    private final long bound;

    /** @param bound in bytes; a larger body fails with {@link AnswerTooLarge} */
    BoundedBody(long bound) {
        this.bound = bound;
    }

    @Override
    public void create(Handler<AsyncResult<BodyStream<Buffer>>> handler) {
        handler.handle(Future.succeededFuture(new Body()));
    }

    private final class Body implements BodyStream<Buffer> {

        private final Buffer gathered = Buffer.buffer();
        private final Promise<Buffer> whole = Promise.promise();

        @Override
        public Future<Buffer> result() {
            return whole.future();
        }

        @Override
        public Future<Void> write(Buffer part) {
            if (gathered.length() + (long) part.length() > bound) {
                return Future.failedFuture(new AnswerTooLarge(0, bound));
            }
            gathered.appendBuffer(part);
            return Future.succeededFuture();
        }

        @Override
        public void write(Buffer part, Handler<AsyncResult<Void>> handler) {
            write(part).onComplete(handler);
        }

        @Override
        public void end(@Nullable Handler<AsyncResult<Void>> handler) {
            whole.tryComplete(gathered);
            if (handler != null) {
                handler.handle(Future.succeededFuture());
            }
        }

        @Override
        public void handle(Throwable failure) {
            whole.tryFail(failure);
        }

        @Override
        public BodyStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
            return this;
        }

        @Override
        public BodyStream<Buffer> setWriteQueueMaxSize(int size) {
            return this;
        }

        @Override
        public boolean writeQueueFull() {
            return false;
        }

        @Override
        public BodyStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
            return this;
        }
    }
}
