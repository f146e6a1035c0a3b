package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.sandbox.history.SentWebhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Delivers the sandbox's webhooks by hand, to know of each when it was answered and how. */
public final class ReplicaDeliveries {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final World world;

    /** The sandbox of this world must have no address for webhooks. */
    ReplicaDeliveries(World world) {
        this.world = world;
    }

    /**
     * An answered delivery.
     *
     * @param status 0 where no answer came
     */
    record Answer(String body, int status, HttpHeaders headers, String text, Duration took) {

        boolean accepted() {
            return status == 202;
        }
    }

    /** The bodies of the webhooks that the sandbox emitted since the last call, in the order of their emission. */
    List<String> emitted() {
        List<String> bodies = world.sandbox().webhooks().sent().stream()
                .map(SentWebhook::body)
                .toList();
        world.sandbox().webhooks().history().clear();
        return bodies;
    }

    /** Starts a delivery. The future always succeeds. */
    CompletableFuture<Answer> begin(URI address, String body) {
        long start = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(LIMIT)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, failure) -> answer == null
                        ? new Answer(body, 0, NO_HEADERS, "", since(start))
                        : answer(body, answer, since(start)));
    }

    Answer deliver(URI address, String body) {
        return begin(address, body).join();
    }

    /** Delivers the bodies, so many at a time, the n-th to the n-th address. Returns when all are answered. */
    List<Answer> deliver(IntFunction<URI> addresses, List<String> bodies, int atATime) {
        List<Answer> answers = new ArrayList<>();
        for (int from = 0; from < bodies.size(); from += atATime) {
            List<CompletableFuture<Answer>> batch = IntStream.range(from, Math.min(from + atATime, bodies.size()))
                    .mapToObj(each -> begin(addresses.apply(each), bodies.get(each)))
                    .toList();
            batch.forEach(each -> answers.add(each.join()));
        }
        return answers;
    }

    /** Delivers the bodies to one address, expecting 202 for each within the limit. */
    List<Answer> deliverAll(URI address, List<String> bodies, Duration limit) {
        List<Answer> answers = deliver(ignored -> address, bodies, 8);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.took()).isLessThan(limit);
        });
        return answers;
    }

    /** What a check of the gateway's health says. */
    Answer get(URI address) {
        long start = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> answer("", answer, since(start)))
                .join();
    }

    /** The events in a body, in whatever form, as the gateway passes them on. */
    public static List<JsonNode> events(String body) {
        JsonNode node = json(body);
        for (String wrapper : List.of("Notification", "Notifications", "Events")) {
            if (node.has(wrapper)) {
                node = node.get(wrapper);
            }
        }
        return node.isArray() ? node.valueStream().toList() : List.of(node);
    }

    static List<JsonNode> events(List<Answer> answers) {
        return answers.stream()
                .filter(Answer::accepted)
                .flatMap(answer -> events(answer.body()).stream())
                .toList();
    }

    /** The tree of a text that is JSON. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON: " + text, e);
        }
    }

    private static Answer answer(String body, HttpResponse<String> answer, Duration took) {
        return new Answer(body, answer.statusCode(), answer.headers(), answer.body(), took);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
