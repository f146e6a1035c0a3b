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
 * until that request is answered, so it costs no more than its bytes, and no request waits within the server.
 */
final class RequestGate extends ChannelDuplexHandler {

    private final Unread unread = new Unread();
    private final Queue<Object> held = new ArrayDeque<>();
    private boolean shut;
    private boolean readHeldBack;

    /** @param decoder the handler behind this one */
    RequestGate(ByteToMessageDecoder decoder) {
        decoder.setSingleDecode(true);
        decoder.setCumulator(unread);
    }

    /** The request that was decoded is there as a whole: nothing more is decoded until {@link #open}. */
    void shut() {
        shut = true;
    }

    /** The request is answered: the next one may come, from what is held first. */
    void open(ChannelHandlerContext ctx) {
        shut = false;
        if (holdsBytes() || readHeldBack) {
            // Not at once: the response is being written, and the server is not ready for another request yet.
            ctx.executor().execute(() -> resume(ctx.pipeline().context(this)));
        }
    }

    /** Whether more has come than the request that was decoded last. */
    boolean holdsBytes() {
        return !held.isEmpty() || unread.length() > 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (shut || !held.isEmpty()) {
            held.add(message);
        } else {
            decode(ctx, message);
        }
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (shut && holdsBytes()) {
            readHeldBack = true;
        } else {
            var unused = ctx.read();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    private void resume(ChannelHandlerContext ctx) {
        if (ctx == null || shut) {
            return;
        }
        decode(ctx, Unpooled.EMPTY_BUFFER);
        while (!shut && !held.isEmpty()) {
            decode(ctx, held.remove());
        }
        var unused = ctx.fireChannelReadComplete();
        if (readHeldBack && !(shut && holdsBytes())) {
            readHeldBack = false;
            unused = ctx.read();
        }
    }

    /** The decoder decodes once each time, so it is asked until it needs more. */
    private void decode(ChannelHandlerContext ctx, Object message) {
        ctx.fireChannelRead(message);
        int before = Integer.MAX_VALUE;
        while (!shut && unread.length() > 0 && unread.length() < before) {
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
