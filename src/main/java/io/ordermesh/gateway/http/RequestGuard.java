package io.ordermesh.gateway.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.ordermesh.gateway.problem.Problem;
import io.ordermesh.gateway.problem.TraceIds;
import java.nio.channels.ClosedChannelException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind HTTP's codec: refuses requests by their head, before the server, its metrics and its traces see them, and
 * tells the {@link ConnectionGuard} where requests begin and end. Adds the {@code Date} that a response needs (RFC 9110).
 */
final class RequestGuard extends ChannelDuplexHandler {

    private static final HttpDate DATE = new HttpDate(Clock.systemUTC());
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final HttpDoor door;
    private final ConnectionGuard connection;
    private final RequestGate gate;
    private @Nullable ChannelHandlerContext context;
    /** Header of the request that came last. */
    private @Nullable String traceparent;

    private boolean receiving;
    private boolean unanswered;
    private boolean responding;
    private boolean sending;
    private boolean closing;
    /** Of what comes from the client nothing is passed on any more. */
    private boolean ended;
    /** Of what comes from the server nothing is passed on any more. */
    private boolean refused;

    RequestGuard(HttpDoor door, ConnectionGuard connection, RequestGate gate) {
        this.door = door;
        this.connection = connection;
        this.gate = gate;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        // What the decoder still makes of the last bytes of a connection that has ended can be answered no more.
        ended |= message instanceof HttpRequest && !ctx.channel().isActive();
        if (ended) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            traceparent = request.headers().get("traceparent");
            Refusal found = door.form().judge(request);
            if (found != null) {
                ReferenceCountUtil.release(message);
                refuse(ctx, found);
                return;
            }
            withoutWhatIsNotSpoken(request);
            receiving = true;
            unanswered = true;
            connection.awaitsBody();
        }
        boolean whole = message instanceof LastHttpContent;
        if (whole
                && message instanceof HttpObject object
                && object.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            giveUp(ctx, Refusal.MALFORMED);
            return;
        }
        if (whole) {
            receiving = false;
            settle(ctx);
        }
        ctx.fireChannelRead(message);
    }

    private static void withoutWhatIsNotSpoken(HttpRequest request) {
        // No other protocol is to be spoken, and none that would pass by this guard.
        request.headers().remove(HttpHeaderNames.UPGRADE);
        if (request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            // Among other options the server does not see it.
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            // An interim response would be taken for the response (RFC 9110, section 10.1.1).
            request.headers().remove(HttpHeaderNames.EXPECT);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (refused) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse response) {
            responding = response.status().code() >= 200;
            if (responding && !response.headers().contains(HttpHeaderNames.DATE)) {
                response.headers().set(HttpHeaderNames.DATE, DATE.now());
            }
            closing |= response.headers().contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        }
        if (!responding) {
            var unused = ctx.write(message, promise);
            return;
        }
        ChannelPromise written = promise.unvoid();
        connection.sends();
        if (message instanceof LastHttpContent) {
            responding = false;
            unanswered = false;
            sending = true;
            if (closing) {
                ended = true;
                gate.discard(ctx);
                written.addListener(done -> linger(ctx));
            } else {
                written.addListener(done -> sent(ctx));
            }
        } else {
            written.addListener(done -> connection.sends());
        }
        var unused = ctx.write(message, written);
    }

    /** Not before the client took the response: responses to whoever does not read would pile up here. */
    private void sent(ChannelHandlerContext ctx) {
        sending = false;
        settle(ctx);
    }

    /** The request did not arrive in time, or its response was not taken in time. */
    void timedOut() {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            return;
        }
        if (responding || sending || ended) {
            ended = true;
            var unused = ctx.close();
        } else {
            giveUp(ctx, Refusal.TIMED_OUT);
        }
    }

    /** Of the request that is under way no more is to come, which the server learns from the connection's end. */
    private void giveUp(ChannelHandlerContext ctx, Refusal reason) {
        if (receiving && (responding || !unanswered)) {
            // It has its response, or a part of it.
            ended = true;
            door.refused(reason, TraceIds.untraced(traceparent));
            var unused = ctx.close();
        } else {
            refuse(ctx, reason);
        }
    }

    private void settle(ChannelHandlerContext ctx) {
        if (receiving) {
            return;
        }
        if (unanswered) {
            gate.shut();
            connection.answers();
        } else if (sending) {
            gate.shut();
        } else if (gate.holdsBytes()) {
            connection.begins();
            gate.open(ctx);
        } else {
            connection.idles();
            gate.open(ctx);
        }
    }

    /** No other response is under way: requests come here one at a time. */
    private void refuse(ChannelHandlerContext ctx, Refusal reason) {
        ended = true;
        refused = true;
        gate.discard(ctx);
        connection.sends();
        String traceId = TraceIds.untraced(traceparent);
        door.refused(reason, traceId);
        ctx.writeAndFlush(response(reason, traceId)).addListener(written -> linger(ctx));
    }

    /**
     * Says that nothing more is sent, and closes a moment later. Closed at once, with parts of a body unread, the connection
     * would be reset, and the response perhaps lost on its way.
     */
    private static void linger(ChannelHandlerContext ctx) {
        if (ctx.channel() instanceof DuplexChannel channel && ctx.pipeline().get(SslHandler.class) == null) {
            var unused = channel.shutdownOutput();
        }
        Runnable close = () -> {
            var unused = ctx.close();
        };
        var unused = ctx.executor().schedule(close, LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static FullHttpResponse response(Refusal reason, String traceId) {
        byte[] body =
                Problem.of(reason.status(), reason.detail()).traced(traceId).json();
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reason.status()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .set(HttpHeaderNames.DATE, DATE.now())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
