package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.history.Call;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.history.Violation;
import io.ordermesh.sandbox.history.WebhookResult;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.ordermesh.sandbox.world.Json;
import java.util.Collection;
import java.util.function.Function;

/** How the control endpoints write what they show. */
final class ControlJson {
    private ControlJson() {}

    static <T> ArrayNode list(Collection<T> entries, Function<T, ObjectNode> writer) {
        ArrayNode list = Json.array();
        entries.stream().map(writer).forEach(list::add);
        return list;
    }

    static ObjectNode of(CreatedOrder order) {
        return Json.object()
                .put("id", order.id())
                .put("safeId", order.safeId())
                .put("externalId", order.externalId())
                .put("merchant", order.merchant());
    }

    static ObjectNode of(Call call) {
        return Json.object()
                .put("sequence", call.sequence())
                .put("endSequence", call.endSequence())
                .put("at", call.at().toString())
                .put("operationId", call.operationId())
                .put("merchant", call.merchant())
                .put("method", call.method())
                .put("path", call.path())
                .put("orderId", call.orderId())
                .put("status", call.status())
                .put("durationMs", call.duration().toMillis());
    }

    static ObjectNode of(Violation violation) {
        return Json.object()
                .put("at", violation.at().toString())
                .put("part", violation.part().name())
                .put("operationId", violation.operationId())
                .put("call", violation.call())
                .put("flaw", violation.flaw());
    }

    static ObjectNode of(SentWebhook webhook) {
        ObjectNode json = Json.object()
                .put("sequence", webhook.sequence())
                .put("at", webhook.at().toString())
                .put("merchant", webhook.merchant());
        webhook.eventTypes().forEach(json.putArray("eventTypes")::add);
        webhook.orderIds().forEach(json.putArray("orderIds")::add);
        return json.put("result", text(webhook.result())).put("body", webhook.body());
    }

    private static String text(WebhookResult result) {
        if (result instanceof WebhookResult.Answered answered) {
            return "answered " + answered.status();
        }
        if (result instanceof WebhookResult.Failed failed) {
            return "failed: " + failed.reason();
        }
        return result instanceof WebhookResult.Dropped ? "dropped" : "no address";
    }

    static ObjectNode of(ActiveFault active) {
        Fault fault = active.fault();
        return Json.object()
                .put("id", active.id())
                .put("kind", fault.kind().name())
                .put("operationId", fault.operationId())
                .put("merchant", fault.merchant())
                .put("orderId", fault.orderId())
                .put("times", fault.times())
                .put("hits", active.hits());
    }

    static ObjectNode of(WebhookRules rules) {
        return Json.object()
                .put("dropNext", rules.dropNext())
                .put("drop", rules.dropProbability())
                .put("doubleNext", rules.doubleNext())
                .put("double", rules.doubleProbability())
                .put("delayMs", rules.delay().toMillis())
                .put("reorder", rules.reorder())
                .put("form", rules.form() == null ? null : rules.form().name());
    }
}
