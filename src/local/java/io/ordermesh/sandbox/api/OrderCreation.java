package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.List;
import java.util.Map;

/** Creates orders: one, or several in one call. */
final class OrderCreation {
    private final World world;
    private final Webhooks webhooks;

    OrderCreation(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.CREATE_ORDER, call -> create(call, call.object(OrderShapes.CREATE_ORDER)));
        handlers.put(Operation.CREATE_ORDERS_BULK, this::createBulk);
    }

    private Answer create(ApiCall call, ObjectNode request) {
        StoredOrder order = store(world, call, request);
        webhooks.emit(order.merchant(), List.of(world.created(order)), order.values());
        return Answer.created(Json.object()
                .put("orderId", order.id())
                .put("safeId", order.safeId())
                .put("shortId", order.node().path("shortId").asText()));
    }

    /** Stores the order of a request that was checked; refuses a foreign merchant and a known key. */
    static StoredOrder store(World world, ApiCall call, ObjectNode request) {
        requireOwn(call, request);
        if (world.findBySafeId(call.merchant(), request.path("safeId").asText()).isPresent()) {
            String message = "An order with this safeId exists";
            throw new Refused(Answer.error(409, message), message);
        }
        return world.create(call.merchant(), request, call.user().id());
    }

    /** Refuses a request that names another merchant. */
    static void requireOwn(ApiCall call, ObjectNode request) {
        if (!call.merchant().merchantId().equals(Json.text(request, "merchantId"))) {
            String message = "The client does not belong to this merchant";
            throw new Refused(Answer.error(403, message), message);
        }
    }

    private Answer createBulk(ApiCall call) {
        ObjectNode response = Bulk.respond(
                call,
                Bulk.elements(call),
                element -> create(call, Bulk.object(element, OrderShapes.CREATE_ORDER)),
                (JsonNode element, Answer answer) -> Json.text(answer.body(), "orderId"));
        return new Answer(Bulk.isDone(response) ? 200 : 207, response);
    }
}
