package io.ordermesh.gateway.ordermesh;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An OrderMesh that answers as it is told, for answers that the sandbox would not give. */
final class StubOrderMesh implements AutoCloseable {

    /** Writes an answer. */
    interface Answer {
        void write(HttpExchange exchange) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server = listening();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();

    /** The answer to token requests; at first a token. */
    volatile Answer token;

    /** The answer to everything else; at first an order. */
    volatile Answer order;

    StubOrderMesh() {
        grantTokens();
        answerOrders();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            answer(exchange, order);
        });
        server.createContext("/user/v1/clients/token", exchange -> answer(exchange, token));
        server.start();
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Calls so far, token requests apart. */
    int calls() {
        return calls.get();
    }

    /** Connections that were closed while an answer was still being written. */
    int broken() {
        return broken.get();
    }

    void grantTokens() {
        token = exchange -> json(exchange, 200, "{\"accessToken\": \"t-1\", \"expiresIn\": 3600}");
    }

    void answerOrders() {
        order = exchange -> json(exchange, 200, "{\"id\": \"o-1\", \"orderId\": \"o-1\"}");
    }

    /** Answers with that JSON. */
    static void json(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            answer.write(exchange);
        } catch (IOException e) {
            broken.incrementAndGet();
            throw e;
        }
    }

    private static HttpServer listening() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
