package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.api.CallLog;
import io.ordermesh.sandbox.contract.ContractWatch;
import io.ordermesh.sandbox.fault.Faults;
import io.ordermesh.sandbox.history.Call;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happened, and an overview, under /sandbox. */
final class HistoryRoutes {
    private static final String ENDPOINTS = """
            GET    /sandbox                              this overview
            POST   /sandbox/orders                       {"merchant": "name", "items": 2}, or {"merchant": "name", "count": 1000}; items up to 100, count up to 1000
            POST   /sandbox/orders/failed                {"merchant": "name"}: webhook of an order that was not created
            GET    /sandbox/orders/{id}                  the order and its shipments as the API answers them
            POST   /sandbox/orders/{id}/advance          {"to": "Processing"}, or nothing for the next step
            PATCH  /sandbox/orders/{id}                  anything, merged into the order
            PATCH  /sandbox/shipments/{id}               anything, merged into the shipment
                                                         each of these with ?webhook=false without webhooks
            PATCH  /sandbox/packages/{id}                anything, merged into the package; no webhook, and only the shipment's time moves
            DELETE /sandbox/orders/{id}                  the API answers 404 from then on
            DELETE /sandbox/shipments/{id}               the order lists it no longer; no webhook, and no time moves
            POST   /sandbox/orders/{id}/hint             {"type": "OrderUpdate", "times": 3}
            PUT    /sandbox/reads                        {"lagMs": 3000}: reads answer what was so long ago; 0 ends that
            PUT    /sandbox/merchants/{name}/webhook     {"url": "http://localhost:8080/..."} on this machine, or null for nowhere, and how webhooks are sent, instead of as before:
                                                         "header": {"name": "X-Webhook-Secret", "value": "..."}
                                                         "basic": {"username": "...", "password": "..."}
                                                         "signature": {"header": "X-Signature", "algorithm": "SHA-256", "encoding": "hex", "prefix": "sha256=", "secret": "...", "timestampHeader": "X-Timestamp"}
                                                         "standard": {"secrets": ["whsec_..."]}
                                                         "headers": {"X-Forwarded-For": "203.0.113.7"}
                                                         "contentEncoding": "gzip", "cloudEvents": "structured"
            GET    /sandbox/merchants/{name}/webhook     the same without secrets
            PUT    /sandbox/webhooks                     {"drop": 0.1, "dropNext": 2, "double": 0.1, "doubleNext": 1, "delayMs": 50, "reorder": true, "form": "ARRAY"}
            POST   /sandbox/webhooks/send?merchant=name  any body
            POST   /sandbox/webhooks/hold                keeps webhooks back
            POST   /sandbox/webhooks/release             {"reversed": true}
            GET    /sandbox/webhooks?merchant=…&orderId=…  webhooks that ended
            DELETE /sandbox/webhooks                     forgets them
            GET    /sandbox/faults                       the faults that stand
            POST   /sandbox/faults                       {"kind": "STATUS", "operationId": "getOrder", "status": 503, "retryAfterSeconds": 5, "times": 3}
            DELETE /sandbox/faults                       all of them, or /sandbox/faults/{id}
            PUT    /sandbox/lists                        {"timeFilter": "IGNORED", "refusal": 400, "oldestFirst": true, "movesPerPage": 3, "largestPage": 10}
            PUT    /sandbox/clock                        {"seconds": 3600, "dateSeconds": 0}: how wrong the API's clock is; null for no Date header
            POST   /sandbox/tokens/expire                {"merchant": "name"}, or nothing for all
            GET    /sandbox/calls?operationId=…&merchant=…&orderId=…  API calls that ended
            DELETE /sandbox/calls                        forgets them
            GET    /sandbox/violations                   requests and answers that break the contract
            DELETE /sandbox/violations                   forgets them
            """;

    private final World world;
    private final WebhookControl webhooks;
    private final Faults faults;
    private final CallLog calls;
    private final ContractWatch contract;

    HistoryRoutes(World world, WebhookControl webhooks, Faults faults, CallLog calls, ContractWatch contract) {
        this.world = world;
        this.webhooks = webhooks;
        this.faults = faults;
        this.calls = calls;
        this.contract = contract;
    }

    void mount(Control control) {
        control.onBodiless("GET", "/sandbox", this::overview);
        control.onBodiless("GET", "/sandbox/calls", this::calls, "operationId", "merchant", "orderId");
        control.onBodiless("DELETE", "/sandbox/calls", this::forgetCalls);
        control.onBodiless(
                "GET",
                "/sandbox/violations",
                request -> ControlJson.list(contract.history().list(), ControlJson::of));
        control.onBodiless("DELETE", "/sandbox/violations", this::forgetViolations);
        control.onBodiless("GET", "/sandbox/webhooks", this::webhooks, "merchant", "orderId");
        control.onBodiless("DELETE", "/sandbox/webhooks", this::forgetWebhooks);
    }

    private JsonNode overview(Request request) {
        ObjectNode overview = Json.object();
        ENDPOINTS.lines().forEach(overview.putArray("endpoints")::add);
        world.merchants().forEach(merchant -> overview.withObjectProperty("merchants")
                .put(merchant.name(), merchant.merchantId()));
        Map<String, Integer> byStatus = world.inTurn(this::countByStatus);
        ObjectNode orders = overview.putObject("orders");
        byStatus.forEach(orders::put);
        return overview.put("readLagMs", world.inTurn(() -> world.reads().lag().toMillis()))
                .put("callsEnded", calls.history().list().size())
                .put("callsInProgress", calls.inProgress())
                .put("webhooksEnded", webhooks.sent().size())
                .put("webhooksUnderWay", webhooks.unfinishedCount())
                .put("webhooksHeld", webhooks.heldCount())
                .put("faults", faults.list().size())
                .put("violations", contract.history().list().size());
    }

    private Map<String, Integer> countByStatus() {
        Map<String, Integer> counts = new TreeMap<>();
        for (StoredOrder order : world.orders()) {
            counts.merge(order.status(), 1, Integer::sum);
        }
        return counts;
    }

    private JsonNode calls(Request request) {
        Optional<String> operation = request.query("operationId");
        Optional<String> merchant = request.query("merchant");
        Optional<String> order = request.query("orderId");
        return ControlJson.list(
                calls.history()
                        .list((Call call) ->
                                operation.map(call.operationId()::equals).orElse(true)
                                        && merchant.map(name -> name.equals(call.merchant()))
                                                .orElse(true)
                                        && order.map(id -> id.equals(call.orderId()))
                                                .orElse(true)),
                ControlJson::of);
    }

    private JsonNode forgetCalls(Request request) {
        calls.history().clear();
        return Json.object();
    }

    private JsonNode forgetViolations(Request request) {
        contract.history().clear();
        return Json.object();
    }

    private JsonNode webhooks(Request request) {
        Optional<String> merchant = request.query("merchant");
        Optional<String> order = request.query("orderId");
        return ControlJson.list(
                webhooks.history()
                        .list((SentWebhook sent) ->
                                merchant.map(sent.merchant()::equals).orElse(true)
                                        && order.map(sent.orderIds()::contains).orElse(true)),
                ControlJson::of);
    }

    private JsonNode forgetWebhooks(Request request) {
        webhooks.history().clear();
        return Json.object();
    }
}
