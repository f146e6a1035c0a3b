package io.ordermesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ordermesh.sandbox.world.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes webhooks and keeps their bodies in the order of arrival. */
final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        authorizations.add(exchange.getRequestHeaders()
                .getOrDefault("authorization", List.of(""))
                .get(0));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    void answerWith(int next) {
        status = next;
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    List<JsonNode> json() {
        return bodies.stream().map(body -> Json.parse(body).orElseThrow()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
