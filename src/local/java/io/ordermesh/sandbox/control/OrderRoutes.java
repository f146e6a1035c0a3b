package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.Step;
import io.ordermesh.sandbox.world.World;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders under /sandbox. */
final class OrderRoutes {
    private static final String WEBHOOK = "webhook";
    private static final int MOST_ITEMS_OF_ORDER = 100;
    private static final int USUAL_ITEMS = 3;
    private static final int MOST_ITEMS = 8_000;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int LONGEST_LAG_MS = 3_600_000;

    private final World world;
    private final Merchants merchants;
    private final OrderControl orders;

    OrderRoutes(World world, OrderControl orders) {
        this.world = world;
        this.merchants = new Merchants(world);
        this.orders = orders;
    }

    void mount(Control control) {
        control.on("POST", "/sandbox/orders", this::create, WEBHOOK);
        control.on("POST", "/sandbox/orders/failed", this::failCreation);
        control.onBodiless("GET", "/sandbox/orders/:id", request -> show(request.path("id")));
        control.on("PATCH", "/sandbox/orders/:id", this::patch, WEBHOOK);
        control.onBodiless("DELETE", "/sandbox/orders/:id", this::delete);
        control.on("POST", "/sandbox/orders/:id/advance", this::advance, WEBHOOK);
        control.on("POST", "/sandbox/orders/:id/hint", this::hint);
        control.on("PATCH", "/sandbox/shipments/:id", this::patchShipment, WEBHOOK);
        control.on("PUT", "/sandbox/reads", this::lagReads);
        control.onBodiless("DELETE", "/sandbox/shipments/:id", this::deleteShipment);
        control.on("PATCH", "/sandbox/packages/:id", this::patchPackage);
    }

    /** The query parameter webhook=false keeps this and every other change silent. */
    private OrderControl orders(Request request) {
        return request.queryFlag(WEBHOOK) ? orders : orders.silently();
    }

    /** One order, or many with as many items each as the seed decides. */
    private record Wanted(
            String merchant, int items, @Nullable Integer count) {}

    private JsonNode create(Request request) {
        Wanted wanted = request.read(fields -> new Wanted(
                merchants.findOrFirst(fields),
                fields.integer("items", 0, 1, MOST_ITEMS_OF_ORDER),
                fields.integer("count", 1, MOST_AT_ONCE)));
        Integer count = wanted.count();
        if (count == null) {
            requireRoom(Math.max(USUAL_ITEMS, wanted.items()));
            return ControlJson.of(orders(request).create(wanted.merchant(), wanted.items()));
        }
        if (wanted.items() > 0) {
            throw new InvalidRequest("items is for one order: leave it out where count is given.");
        }
        requireRoom(count * USUAL_ITEMS);
        int created = orders(request).createMany(wanted.merchant(), count).size();
        return Json.object().put("created", created);
    }

    /** All orders are in memory beside a broker, and each item of one takes some 20 KB in the end. */
    private void requireRoom(int items) {
        int present = world.inTurn(() -> world.orders().stream()
                .mapToInt(order -> order.node().path("items").size())
                .sum());
        if (present + items > MOST_ITEMS) {
            throw new InvalidRequest("The sandbox holds " + present + " of at most " + MOST_ITEMS
                    + " order items: ask for fewer, or start it anew.");
        }
    }

    private JsonNode failCreation(Request request) {
        return ControlJson.of(orders.failCreation(request.read(merchants::findOrFirst)));
    }

    private JsonNode show(String orderId) {
        return orders.snapshot(orderId).toJson();
    }

    private JsonNode advance(Request request) {
        Optional<Step> step = request.read(OrderRoutes::step);
        OrderControl chosen = orders(request);
        String id = request.path("id");
        return Json.object()
                .put("status", step.map(to -> chosen.advance(id, to)).orElseGet(() -> chosen.advance(id)));
    }

    private static Optional<Step> step(Fields fields) {
        return Optional.ofNullable(fields.text("to")).map(to -> Step.parse(to)
                .orElseThrow(() -> fields.wrong(
                        "to",
                        Names.list(Stream.of(Step.values()).map(Step::name).toList(), "or")
                                + ", or the order status that one of them leads to")));
    }

    private JsonNode patch(Request request) {
        orders.patch(request.path("id"), request.object(), request.queryFlag(WEBHOOK));
        return show(request.path("id"));
    }

    private JsonNode patchShipment(Request request) {
        ObjectNode changes = request.object();
        orders.patchShipment(request.path("id"), changes, request.queryFlag(WEBHOOK));
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

    private JsonNode delete(Request request) {
        orders.delete(request.path("id"));
        return Json.object().put("deleted", request.path("id"));
    }

    private JsonNode lagReads(Request request) {
        orders.lagReads(Duration.ofMillis(request.read(fields -> fields.integer("lagMs", 0, 0, LONGEST_LAG_MS))));
        return Json.object().put("lagMs", orders.readLag().toMillis());
    }

    private record Hint(String type, int times) {}

    private JsonNode hint(Request request) {
        Hint hint = request.read(fields -> new Hint(
                Objects.requireNonNullElse(fields.text("type"), Event.ORDER_UPDATE),
                fields.integer("times", 1, 1, MOST_AT_ONCE)));
        orders.hint(request.path("id"), hint.type(), hint.times());
        return Json.object().put("sent", hint.times());
    }
}
