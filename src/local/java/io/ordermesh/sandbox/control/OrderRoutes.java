package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.Step;
import io.ordermesh.sandbox.world.World;
import java.time.Duration;
import java.util.Objects;

/** Orders under /sandbox. */
final class OrderRoutes {
    private final World world;
    private final OrderControl orders;

    OrderRoutes(World world, OrderControl orders) {
        this.world = world;
        this.orders = orders;
    }

    void mount(Control control) {
        control.on("POST", "/sandbox/orders", this::create);
        control.on("POST", "/sandbox/orders/failed", this::failCreation);
        control.on("GET", "/sandbox/orders/:id", request -> show(request.path("id")));
        control.on("PATCH", "/sandbox/orders/:id", this::patch);
        control.on("DELETE", "/sandbox/orders/:id", this::delete);
        control.on("POST", "/sandbox/orders/:id/advance", this::advance);
        control.on("POST", "/sandbox/orders/:id/hint", this::hint);
        control.on("PATCH", "/sandbox/shipments/:id", this::patchShipment);
        control.on("PUT", "/sandbox/reads", this::lagReads);
        control.on("DELETE", "/sandbox/shipments/:id", this::deleteShipment);
        control.on("PATCH", "/sandbox/packages/:id", this::patchPackage);
    }

    /** The query parameter webhook=false keeps this and every other change silent. */
    private OrderControl orders(Request request) {
        return sendsWebhook(request) ? orders : orders.silently();
    }

    private JsonNode create(Request request) {
        if (request.object().has("count")) {
            int count = request.object().path("count").asInt();
            return Json.object()
                    .put(
                            "created",
                            orders(request).createMany(merchant(request), count).size());
        }
        int items = request.object().path("items").asInt();
        return ControlJson.of(orders(request).create(merchant(request), items));
    }

    private JsonNode failCreation(Request request) {
        return ControlJson.of(orders.failCreation(merchant(request)));
    }

    private String merchant(Request request) {
        return Objects.requireNonNullElseGet(
                request.text("merchant"), () -> world.merchants().get(0).name());
    }

    private JsonNode show(String orderId) {
        return orders.snapshot(orderId).toJson();
    }

    private JsonNode advance(Request request) {
        String to = request.text("to");
        String status = to == null
                ? orders(request).advance(request.path("id"))
                : orders(request)
                        .advance(
                                request.path("id"),
                                Step.parse(to)
                                        .orElseThrow(() -> new IllegalArgumentException("There is no step " + to)));
        return Json.object().put("status", status);
    }

    private JsonNode patch(Request request) {
        orders.patch(request.path("id"), request.object(), sendsWebhook(request));
        return show(request.path("id"));
    }

    private JsonNode patchShipment(Request request) {
        ObjectNode changes = request.object();
        orders.patchShipment(request.path("id"), changes, sendsWebhook(request));
        return Json.object().put("id", request.path("id"));
    }

    private JsonNode deleteShipment(Request request) {
        orders.deleteShipment(request.path("id"));
        return Json.object().put("deleted", request.path("id"));
    }

    private JsonNode patchPackage(Request request) {
        orders.patchPackage(request.path("id"), request.object());
        return Json.object().put("id", request.path("id"));
    }

    private static boolean sendsWebhook(Request request) {
        return request.query("webhook").map(Boolean::parseBoolean).orElse(true);
    }

    private JsonNode delete(Request request) {
        orders.delete(request.path("id"));
        return Json.object().put("deleted", request.path("id"));
    }

    private JsonNode lagReads(Request request) {
        orders.lagReads(Duration.ofMillis(request.object().path("lagMs").asLong()));
        return Json.object().put("lagMs", orders.readLag().toMillis());
    }

    private JsonNode hint(Request request) {
        int times = request.object().path("times").asInt(1);
        orders.hint(request.path("id"), Objects.requireNonNullElse(request.text("type"), Event.ORDER_UPDATE), times);
        return Json.object().put("sent", times);
    }
}
