package io.ordermesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.SandboxMerchant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls the sandbox as a merchant's system would. */
final class ApiClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private String token = "";

    ApiClient(Sandbox sandbox) {
        this.base = sandbox.baseUri();
    }

    /** A client which has a token already. */
    static ApiClient of(Sandbox sandbox, SandboxMerchant merchant) throws Exception {
        ApiClient client = new ApiClient(sandbox);
        client.logIn(merchant);
        return client;
    }

    void logIn(SandboxMerchant merchant) throws Exception {
        token = post(
                        "/user/v1/clients/token",
                        Json.object().put("clientId", merchant.clientId()).put("clientSecret", merchant.clientSecret()))
                .json()
                .path("accessToken")
                .asText();
    }

    Reply get(String path) throws IOException, InterruptedException {
        return Reply.of(HTTP.send(request("GET", path, ""), BodyHandlers.ofString()));
    }

    CompletableFuture<Reply> getAsync(String path) {
        return HTTP.sendAsync(request("GET", path, ""), BodyHandlers.ofString()).thenApply(Reply::of);
    }

    Reply post(String path, JsonNode body) throws IOException, InterruptedException {
        return send("POST", path, Json.write(body));
    }

    Reply send(String method, String path, String body) throws IOException, InterruptedException {
        return Reply.of(HTTP.send(request(method, path, body), BodyHandlers.ofString()));
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** What came back. */
    record Reply(int status, String body, HttpResponse<String> response) {
        static Reply of(HttpResponse<String> response) {
            return new Reply(response.statusCode(), response.body(), response);
        }

        JsonNode json() {
            return Json.parse(body).orElseThrow(() -> new AssertionError("No JSON: " + body));
        }
    }
}
