package io.ordermesh.gateway.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a body without a thread, up to a bound. How long it may take is up to the connection. */
final class BodyReader {

    private static final int FIRST_ROOM = 1024;

    private final Exchange exchange;
    private final int max;
    private final End end;
    private Buffer body = Buffer.buffer(FIRST_ROOM);
    private boolean over;

    private BodyReader(Exchange exchange, int max, End end) {
        this.exchange = exchange;
        this.max = max;
        this.end = end;
    }

    /** What became of a body; one of these is called, once. */
    interface End {

        /** All of it is there. */
        void whole(byte[] body);

        /** It is larger than the bound. */
        void tooLarge();

        /** The rest of it does not come. */
        void cutOff();
    }

    static void read(Exchange exchange, int max, End end) {
        BodyReader reader = new BodyReader(exchange, max, end);
        HttpServerRequest request = exchange.request();
        request.exceptionHandler(gone -> reader.end(end::cutOff));
        request.handler(reader::add);
        request.endHandler(done -> reader.end(() -> end.whole(reader.body.getBytes())));
        request.resume();
    }

    private void add(Buffer chunk) {
        if (over || exchange.ended()) {
            return;
        }
        if (body.length() + chunk.length() > max) {
            end(end::tooLarge);
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void end(Runnable outcome) {
        if (!over) {
            over = true;
            if (!exchange.ended()) {
                outcome.run();
            }
            body = Buffer.buffer();
        }
    }
}
