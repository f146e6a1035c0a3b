package io.ordermesh.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestGateTest {

    private final List<String> decoded = new ArrayList<>();
    private final List<ByteBuf> received = new ArrayList<>();
    private final AtomicInteger drained = new AtomicInteger();
    private final HttpRequestDecoder decoder = new HttpRequestDecoder();
    private final RequestGate gate = new RequestGate(decoder, drained::incrementAndGet);
    private final EmbeddedChannel channel = new EmbeddedChannel(gate, decoder, new Server());

    /** Shuts the gate when a request is there as a whole, as its guard does. */
    private final class Server extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof HttpRequest request) {
                decoded.add(request.uri());
            }
            if (message instanceof HttpContent content && content.content().isReadable()) {
                decoded.add(content.content().toString(StandardCharsets.US_ASCII));
            }
            if (message instanceof LastHttpContent) {
                gate.shut();
            }
            ReferenceCountUtil.release(message);
        }
    }

    @AfterEach
    void nothingLeaks() {
        channel.finishAndReleaseAll();
        assertThat(received).allSatisfy(buffer -> assertThat(buffer.refCnt()).isZero());
    }

    @Test
    void requestsAreDecodedOneAtATimeAndEachInATurnOfItsOwn() {
        receive(get("/1") + get("/2") + post("/3", "body") + get("/4"));
        assertThat(decoded).containsExactly("/1");
        assertThat(gate.holdsBytes()).isTrue();

        answer();
        assertThat(decoded).containsExactly("/1", "/2");
        answer();
        assertThat(decoded).containsExactly("/1", "/2", "/3", "body");
        answer();
        assertThat(decoded).endsWith("/4");
        assertThat(gate.holdsBytes()).isFalse();
    }

    /** Answered while it is decoded, it does not have the next one decoded within the same call. */
    @Test
    void theNextRequestIsNotDecodedBeforeItsTurn() {
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelReadComplete(ChannelHandlerContext ctx) {
                decoded.add("turn");
            }
        });
        receive(get("/1") + get("/2"));
        gate.open(ctx());
        assertThat(decoded).containsExactly("/1", "turn");

        channel.runPendingTasks();
        assertThat(decoded).containsExactly("/1", "turn", "/2", "turn");
    }

    @Test
    void nothingMoreIsReadWhileARequestIsAnswered() {
        receive(get("/1"));
        assertThat(channel.config().isAutoRead())
                .as("the end of the connection is seen")
                .isTrue();

        receive(get("/2") + "GET /3");
        assertThat(channel.config().isAutoRead()).isFalse();

        answer();
        assertThat(channel.config().isAutoRead()).as("/2 is answered now").isFalse();
        answer();
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(drained).as("half a head is held").hasValue(0);
        receive(" HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(decoded).containsExactly("/1", "/2", "/3");
    }

    @Test
    void anEmptyLineIsNoFurtherRequest() {
        receive(get("/1"));
        receive("\r\n");
        assertThat(gate.holdsBytes()).isTrue();

        answer();
        assertThat(gate.holdsBytes()).isFalse();
        assertThat(drained).hasValue(1);
        receive(get("/2"));
        assertThat(decoded).containsExactly("/1", "/2");
    }

    @Test
    void aRequestInPiecesIsDecodedAsItComes() {
        for (char each : (post("/1", "body") + get("/2")).toCharArray()) {
            receive(String.valueOf(each));
        }
        answer();

        assertThat(decoded).containsExactly("/1", "b", "o", "d", "y", "/2");
    }

    @Test
    void whatIsDiscardedIsReadAndForgotten() {
        receive(get("/1"));
        receive(get("/2"));
        gate.discard(ctx());
        receive(get("/3"));
        answer();

        assertThat(decoded).containsExactly("/1");
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    private void receive(String text) {
        ByteBuf buffer = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
        received.add(buffer);
        channel.writeInbound(buffer);
    }

    private void answer() {
        gate.open(ctx());
        channel.runPendingTasks();
    }

    private ChannelHandlerContext ctx() {
        return channel.pipeline().context(gate);
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
