package io.ordermesh.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a gateway for its health until it is well. */
final class HealthProbe {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final HttpRequest request;
    private String lastAnswer = "nothing answered";

    HealthProbe(URI health) {
        request = HttpRequest.newBuilder(health).timeout(TIMEOUT).build();
    }

    void await(GatewayProcess gateway, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isWell()) {
            if (gateway.endsWithin(PAUSE)) {
                throw new IllegalStateException("The gateway ended before it was ready");
            }
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("The gateway was not ready within " + patience.toSeconds() + " s: "
                        + request.uri() + ": " + lastAnswer);
            }
        }
    }

    private boolean isWell() {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            lastAnswer = answer.statusCode() + " " + answer.body();
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the gateway started", e);
        }
    }
}
