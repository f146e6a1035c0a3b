package io.ordermesh.sandbox;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ordermesh.sandbox.world.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes webhooks and keeps them in the order of arrival. */
final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    /**
     * What came in one request.
     *
     * @param headers by their names, whose case does not matter
     */
    record Received(Map<String, String> headers, Buffer content) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        byte[] bytes() {
            return content.getBytes();
        }

        String body() {
            return content.toString(StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.parse(body()).orElseThrow();
        }
    }

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        received.add(
                new Received(headers, Buffer.buffer(exchange.getRequestBody().readAllBytes())));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    void answerWith(int next) {
        status = next;
    }

    /** The one webhook that comes. */
    Received awaitOne() {
        await().until(() -> !received.isEmpty());
        return received.get(0);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<String> bodies() {
        return received.stream().map(Received::body).toList();
    }

    List<JsonNode> json() {
        return received.stream().map(Received::json).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
