package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.webhook.BodyForm;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.ordermesh.sandbox.world.Json;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Webhooks under /sandbox. */
final class WebhookRoutes {
    private final WebhookControl webhooks;

    WebhookRoutes(WebhookControl webhooks) {
        this.webhooks = webhooks;
    }

    void mount(Control control) {
        control.on("PUT", "/sandbox/webhooks", this::setRules);
        control.on("POST", "/sandbox/webhooks/send", this::send);
        control.on("POST", "/sandbox/webhooks/hold", this::hold);
        control.on("POST", "/sandbox/webhooks/release", this::release);
        control.on("PUT", "/sandbox/merchants/:name/webhook", this::setUrl);
    }

    private JsonNode setRules(Request request) {
        ObjectNode body = request.object();
        String form = Json.text(body, "form");
        webhooks.setRules(new WebhookRules(
                body.path("dropNext").asInt(),
                body.path("drop").asDouble(),
                body.path("doubleNext").asInt(),
                body.path("double").asDouble(),
                Duration.ofMillis(body.path("delayMs").asLong()),
                body.path("reorder").asBoolean(),
                form == null ? null : Request.constant(BodyForm.class, form)));
        return ControlJson.of(webhooks.rules());
    }

    /** The body goes out as it is; the query names the merchant. */
    private JsonNode send(Request request) {
        String merchant = request.query("merchant")
                .orElseThrow(() -> new IllegalArgumentException("Which merchant? Add ?merchant=name"));
        webhooks.send(merchant, request.body());
        return Json.object().put("sent", 1);
    }

    private JsonNode hold(Request request) {
        webhooks.hold();
        return Json.object().put("held", webhooks.heldCount());
    }

    private JsonNode release(Request request) {
        int held = webhooks.heldCount();
        webhooks.release(request.object().path("reversed").asBoolean());
        return Json.object().put("released", held);
    }

    private JsonNode setUrl(Request request) {
        String url = request.text("url");
        Map<String, String> headers = new HashMap<>();
        request.object()
                .path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        webhooks.setUrl(request.path("name"), url == null ? null : URI.create(url), headers);
        return Json.object().put("merchant", request.path("name")).put("url", Objects.requireNonNullElse(url, ""));
    }
}
