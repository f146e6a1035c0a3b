package io.ordermesh.gateway.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ordermesh.gateway.outside.Replica;
import io.ordermesh.gateway.outside.World.TestMerchant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before the replicas: hands each webhook to the next of them that takes connections. Nothing is sent twice;
 * a replica that did not answer rests for a while.
 */
final class Balancer implements AutoCloseable {

    /** No replica took the connection: the webhook met nobody. */
    static final int MET_NOBODY = 502;

    /** A replica took it and did not answer: it may be stored or not. */
    static final int UNANSWERED = 504;

    private static final int AT_A_TIME = 16;
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(2);

    private final List<Replica> replicas;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Replica, Long> restsSince = new ConcurrentHashMap<>();

    private Balancer(List<Replica> replicas, HttpServer server) {
        this.replicas = List.copyOf(replicas);
        this.server = server;
    }

    static Balancer start(List<Replica> replicas) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Balancer balancer = new Balancer(replicas, server);
            server.setExecutor(balancer.threads);
            server.createContext("/", balancer::pass);
            server.start();
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where OrderMesh delivers the merchant's webhooks. */
    URI webhook(TestMerchant merchant) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/" + merchant.id() + "/"
                + merchant.webhookToken());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status(exchange.getRequestURI().getRawPath(), body), -1);
        }
    }

    private int status(String path, byte[] body) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < replicas.size(); i++) {
            Replica replica = replicas.get(Math.floorMod(first + i, replicas.size()));
            if (rests(replica)) {
                continue;
            }
            try {
                return send(replica.http(path), body);
            } catch (ConnectException nobody) {
                // The next one, then.
            } catch (IOException e) {
                restsSince.put(replica, System.nanoTime());
                return UNANSWERED;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return UNANSWERED;
            }
        }
        return MET_NOBODY;
    }

    private boolean rests(Replica replica) {
        Long since = restsSince.get(replica);
        return since != null && System.nanoTime() - since < REST.toNanos();
    }

    private int send(URI address, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
