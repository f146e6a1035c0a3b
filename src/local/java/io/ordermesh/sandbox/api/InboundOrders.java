package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes orders in the merchant's own format, here CreateOrderModel, and creates them later; a webhook tells the outcome. */
final class InboundOrders {
    private static final long DELAY_MILLIS = 20;

    private final Vertx vertx;
    private final World world;
    private final Webhooks webhooks;

    InboundOrders(Vertx vertx, World world, Webhooks webhooks) {
        this.vertx = vertx;
        this.world = world;
        this.webhooks = webhooks;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.CREATE_INBOUND_ORDER, this::receive);
    }

    private Answer receive(ApiCall call) {
        ObjectNode request = call.object(OrderShapes.INBOUND);
        OrderCreation.requireOwn(call, request);
        String requestId = world.nextRequestId();
        vertx.setTimer(DELAY_MILLIS, due -> world.inTurn(() -> create(call, request, requestId)));
        return Answer.empty(202);
    }

    private Event create(ApiCall call, ObjectNode request, String requestId) {
        ObjectNode order = request.path("body") instanceof ObjectNode body ? body.deepCopy() : Json.object();
        order.set("merchantId", request.path("merchantId"));
        if (!order.has("safeId")) {
            // OrderMesh makes the key of an inbound order which brings none.
            order.put("safeId", "inbound-" + requestId.replaceAll("[^A-Za-z0-9]", "-"));
        }
        Event event = outcome(call, order, requestId);
        webhooks.emitAlone(call.merchant(), event);
        return event;
    }

    private Event outcome(ApiCall call, ObjectNode order, String requestId) {
        try {
            OrderShapes.CREATE_ORDER.require(order);
            StoredOrder stored = OrderCreation.store(world, call, order);
            return event(call, order, stored.id(), requestId);
        } catch (Refused e) {
            return event(call, order, null, requestId);
        }
    }

    private static Event event(ApiCall call, ObjectNode order, @Nullable String orderId, String requestId) {
        return new Event(
                Event.ORDER_CREATION,
                call.merchant().merchantId(),
                orderId,
                text(order, "externalId"),
                text(order, "safeId"),
                null,
                requestId);
    }

    private static String text(ObjectNode order, String field) {
        return Objects.requireNonNullElse(Json.text(order, field), "");
    }
}
