package io.ordermesh.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Stands before HTTP's decoder and has it decode one request at a time. What a client sends behind a request stays bytes
 * until that request is answered and its response sent, and no more of them are read than came with it. So a connection
 * costs what one request costs, no request waits within the server, and each turn of an event loop has one request of each
 * connection.
 */
final class RequestGate extends ChannelDuplexHandler {

    private final Unread unread = new Unread();
    private final Queue<Object> held = new ArrayDeque<>();
    private final Runnable drained;
    private boolean shut;
    private boolean reading = true;
    private boolean discarding;

    /**
     * @param decoder the handler behind this one
     * @param drained runs when all bytes that were held are decoded
     */
    RequestGate(ByteToMessageDecoder decoder, Runnable drained) {
        this.drained = drained;
        decoder.setSingleDecode(true);
        decoder.setCumulator(unread);
    }

    /** The request that was decoded is there as a whole: nothing more is decoded until {@link #open}. */
    void shut() {
        shut = true;
    }

    /** The response is sent: the next request may come, from what is held first, and in a turn of its own. */
    void open(ChannelHandlerContext ctx) {
        if (holdsBytes() || !reading) {
            shut = true;
            ctx.executor().execute(() -> resume(ctx.pipeline().context(this)));
        } else {
            shut = false;
        }
    }

    /** Nothing more is decoded; what still comes is read and forgotten, since unread bytes would reset the connection. */
    void discard(ChannelHandlerContext ctx) {
        discarding = true;
        forget();
        if (!reading) {
            reading = true;
            ctx.channel().config().setAutoRead(true);
        }
    }

    /** Whether more has come than the request that was decoded last. */
    boolean holdsBytes() {
        return !held.isEmpty() || unread.length() > 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (discarding) {
            ReferenceCountUtil.release(message);
        } else if (shut || !held.isEmpty()) {
            held.add(message);
            // Whoever sends more meanwhile waits, as TCP has it.
            reading = false;
            ctx.channel().config().setAutoRead(false);
        } else {
            decode(ctx, message);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        forget();
    }

    private void forget() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    private void resume(ChannelHandlerContext ctx) {
        if (ctx == null || discarding || !ctx.channel().isActive()) {
            return;
        }
        shut = false;
        decode(ctx, Unpooled.EMPTY_BUFFER);
        while (!shut && !discarding && !held.isEmpty()) {
            decode(ctx, held.remove());
        }
        ctx.fireChannelReadComplete();
        if (!shut && !holdsBytes()) {
            drained.run();
        }
        if (!shut && !reading) {
            reading = true;
            ctx.channel().config().setAutoRead(true);
        }
    }

    /** The decoder decodes once each time, so it is asked until it needs more, or has the whole request. */
    private void decode(ChannelHandlerContext ctx, Object message) {
        ctx.fireChannelRead(message);
        int before = Integer.MAX_VALUE;
        while (!shut && !discarding && unread.length() > 0 && unread.length() < before) {
            before = unread.length();
            ctx.fireChannelRead(Unpooled.EMPTY_BUFFER);
        }
    }

    /** Merges what the decoder has not decoded yet with what comes, as it would itself, and can tell how much that is. */
    private static final class Unread implements ByteToMessageDecoder.Cumulator {

        private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

        @Override
        public ByteBuf cumulate(ByteBufAllocator allocator, ByteBuf cumulation, ByteBuf in) {
            // A view of its own, as the decoder gives the bytes back to a pool once it has decoded them.
            bytes = ByteToMessageDecoder.MERGE_CUMULATOR
                    .cumulate(allocator, cumulation, in)
                    .duplicate();
            return bytes;
        }

        int length() {
            return bytes.readableBytes();
        }
    }
}
