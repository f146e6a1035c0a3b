package io.ordermesh.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.ReferenceCountUtil;
import io.ordermesh.gateway.problem.TraceIds;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands first in a connection's pipeline and closes it when a request is too slow: a byte now and then keeps no
 * connection open. Runs on the connection's event loop, but for {@link #evict}.
 *
 * <p>Once HTTP is spoken a {@link RequestGuard} says where requests begin and end. Before, and where it is another
 * protocol, what was received and nothing sent since counts as a request that is under way.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

    private static final long NONE = Long.MAX_VALUE;
    private static final long MINIMUM = Duration.ofMillis(1).toNanos();

    private final HttpDoor door;
    private final Connections connections;
    private final Channel channel;
    private final long head;
    private final long whole;
    private final long openedAt = System.nanoTime();
    private @Nullable RequestGuard requests;
    private @Nullable RequestGate gate;
    private boolean idle;
    /** Whether bytes came that are no request yet. */
    private boolean begun;

    private boolean closed;
    /** Nanoseconds after {@link #openedAt} at which the connection is closed. */
    private long deadline;

    ConnectionGuard(HttpDoor door, Connections connections, Channel channel) {
        this.door = door;
        this.connections = connections;
        this.channel = channel;
        this.head = door.headTimeout().toNanos();
        this.whole = door.requestTimeout().toNanos();
        this.deadline = head;
    }

    /** Closes the connection in favor of another one. */
    void evict() {
        door.evicted();
        var unused = channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (!installRequestGuard(ctx.pipeline())) {
            // TLS and protocol detection put HTTP into the pipeline behind this handler, before it receives anything.
            ctx.pipeline().addLast("gateway-protocol", new RequestGuardInstaller());
        }
        watch(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        boolean wasIdle = idle;
        if (idle) {
            begins();
        }
        ctx.fireChannelRead(message);
        if (wasIdle && gate != null && !gate.holdsBytes()) {
            drained();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (requests == null && !idle) {
            idles();
        }
        var unused = ctx.write(message, promise);
    }

    /** The first byte of a further request is there. */
    void begins() {
        idle = false;
        begun = true;
        deadline = System.nanoTime() - openedAt + head;
        if (!closed) {
            connections.owes(this);
        }
    }

    /** A request's head is there, its body is not. */
    void awaitsBody() {
        begun = false;
        deadline = System.nanoTime() - openedAt + whole;
    }

    /** The request under way is there as a whole. */
    void answers() {
        deadline = NONE;
        if (!closed) {
            connections.answers(this);
        }
    }

    /** A part of the response is written; how long the client may take it is bounded like its request. */
    void sends() {
        deadline = System.nanoTime() - openedAt + whole;
        if (!closed) {
            connections.owes(this);
        }
    }

    /** All requests are answered; how long the connection may now be idle is up to the server's idle timeout. */
    void idles() {
        idle = true;
        begun = false;
        deadline = NONE;
        if (!closed) {
            connections.idles(this);
        }
    }

    /** What was held is decoded: an empty line, which may stand before a request (RFC 9112, section 2.2), or part of a request. */
    private void drained() {
        if (begun) {
            idles();
        }
    }

    /** The connection is closed; of what its handlers still do nothing counts. */
    void closed() {
        closed = true;
        connections.closed(this);
    }

    /** Looks again and again until the connection is closed. */
    private void watch(ChannelHandlerContext ctx) {
        if (!channel.isActive()) {
            return;
        }
        long left = deadline - (System.nanoTime() - openedAt);
        if (left > 0) {
            // A deadline may be moved forward meanwhile, but never to less than the head's from now.
            long wait = Math.max(MINIMUM, Math.min(left, head));
            var unused = ctx.executor().schedule(() -> watch(ctx), wait, TimeUnit.NANOSECONDS);
        } else {
            late(ctx);
        }
    }

    private void late(ChannelHandlerContext ctx) {
        RequestGuard guard = requests;
        if (guard == null) {
            door.refused(Refusal.TIMED_OUT, TraceIds.untraced(null));
            var unused = ctx.close();
        } else {
            guard.timedOut();
        }
    }

    private boolean installRequestGuard(ChannelPipeline pipeline) {
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        if (decoder == null || encoder == null) {
            return false;
        }
        RequestGate gate = new RequestGate((HttpRequestDecoder) decoder.handler(), this::drained);
        pipeline.addBefore(decoder.name(), "gateway-gate", gate);
        this.gate = gate;
        RequestGuard installed = new RequestGuard(door, this, gate);
        requests = installed;
        pipeline.addAfter(encoder.name(), "gateway-request", installed);
        return true;
    }

    /** Installs the {@link RequestGuard} when the first decoded bytes come by, and goes. */
    private final class RequestGuardInstaller extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (!installRequestGuard(ctx.pipeline())) {
                // HTTP/2, whose requests nothing here would guard.
                door.refused(Refusal.HTTP_VERSION, TraceIds.untraced(null));
                ReferenceCountUtil.release(message);
                var unused = ctx.close();
                return;
            }
            // Fired before this handler goes: what it receives then would reach nobody.
            ctx.fireChannelRead(message);
            if (ctx.pipeline().context(this) != null) {
                ctx.pipeline().remove(this);
            }
        }
    }
}
