package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.api.Tokens;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.ordermesh.sandbox.fault.Faults;
import io.ordermesh.sandbox.world.Json;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Objects;

/** Faults and tokens under /sandbox. */
final class FaultRoutes {
    private final Faults faults;
    private final Tokens tokens;

    FaultRoutes(Faults faults, Tokens tokens) {
        this.faults = faults;
        this.tokens = tokens;
    }

    void mount(Control control) {
        control.on("GET", "/sandbox/faults", request -> ControlJson.list(faults.list(), ControlJson::of));
        control.on("POST", "/sandbox/faults", request -> ControlJson.of(faults.add(read(request.object()))));
        control.on("DELETE", "/sandbox/faults", this::removeAll);
        control.on("DELETE", "/sandbox/faults/:id", this::remove);
        control.on("POST", "/sandbox/tokens/expire", this::expireTokens);
    }

    private static Fault read(ObjectNode body) {
        String kind = Objects.requireNonNullElse(Json.text(body, "kind"), "STATUS");
        String operationId = Objects.requireNonNullElse(Json.text(body, "operationId"), Fault.ANY);
        Fault usual = Fault.of(Request.constant(FaultKind.class, kind), operationId);
        return usual.withMerchant(Json.text(body, "merchant"))
                .withOrder(Json.text(body, "orderId"))
                .withStatus(body.path("status").asInt(usual.status()))
                .withLatency(Duration.ofMillis(
                        body.path("latencyMs").asLong(usual.latency().toMillis())))
                .withRetryAfterSeconds(
                        body.hasNonNull("retryAfterSeconds")
                                ? Integer.valueOf(body.path("retryAfterSeconds").asInt())
                                : null)
                .withBody(Json.text(body, "body"))
                .withTimes(body.path("times").asInt())
                .withTakesEffect(body.path("takesEffect").asBoolean(usual.takesEffect()));
    }

    private JsonNode removeAll(Request request) {
        int standing = faults.list().size();
        faults.removeAll();
        return Json.object().put("removed", standing);
    }

    private JsonNode remove(Request request) {
        if (!faults.remove(request.path("id"))) {
            throw new NoSuchElementException("There is no fault " + request.path("id"));
        }
        return Json.object().put("removed", 1);
    }

    private JsonNode expireTokens(Request request) {
        String merchant = request.text("merchant");
        if (merchant == null) {
            tokens.expireAll();
        } else {
            tokens.expireAll(merchant);
        }
        return Json.object().put("expired", merchant == null ? "all" : merchant);
    }
}
