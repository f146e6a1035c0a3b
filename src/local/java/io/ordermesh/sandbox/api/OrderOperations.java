package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.OrderEdits;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes whole orders: their data, and whether they go on. */
final class OrderOperations {
    private final Owned owned;
    private final Changes changes;

    OrderOperations(World world, Changes changes) {
        this.owned = new Owned(world);
        this.changes = changes;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(
                Operation.UPDATE_ORDER,
                call -> update(call, call.path("orderId"), call.object(OrderShapes.UPDATE_ORDER)));
        handlers.put(Operation.UPDATE_ORDERS_BULK, this::updateBulk);
        handlers.put(Operation.CANCEL_ORDER, this::cancel);
        handlers.put(Operation.HOLD_ORDER_FOR_CUSTOMER_CARE, this::hold);
    }

    private Answer update(ApiCall call, String orderId, ObjectNode request) {
        StoredOrder order = owned.order(call, orderId);
        ObjectNode fields = OrderShapes.UPDATE_ORDER.select(request);
        changes.make(call, order, "UPDATE", change -> {
            new OrderEdits(change).update(fields);
            return order;
        });
        return Answer.ok(OrderQueries.envelope(order));
    }

    private Answer updateBulk(ApiCall call) {
        return Answer.ok(Bulk.respond(
                call,
                Bulk.elements(call),
                element -> updateElement(call, Bulk.object(element, OrderShapes.UPDATE_ORDER)),
                (element, answer) -> Json.text(element, "id")));
    }

    private Answer updateElement(ApiCall call, ObjectNode element) {
        String id = Json.text(element, "id");
        if (id == null) {
            throw new BadRequest("The order's id is required", "id");
        }
        return update(call, id, element);
    }

    private Answer cancel(ApiCall call) {
        ObjectNode request = call.optionalObject(OrderShapes.CANCEL);
        StoredOrder order = owned.order(call, call.path("orderId"));
        Map<String, Integer> quantities = quantities(order, request.path("items"));
        List<String> cancelled = changes.make(call, order, "CANCEL", change -> {
            OrderEdits edits = new OrderEdits(change);
            return quantities.isEmpty() ? edits.cancel() : edits.cancel(quantities);
        });
        ObjectNode answer = Json.object().put("orderId", order.id());
        cancelled.forEach(answer.putArray("cancelledItemIds")::add);
        return Answer.ok(answer.put("status", order.status()));
    }

    private static Map<String, Integer> quantities(StoredOrder order, JsonNode items) {
        Map<String, Integer> quantities = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            String prefix = "items[" + i + "].";
            ObjectNode item = Items.get(order, items.path(i).path("itemId").asText(), prefix + "itemId");
            int whole = item.path("quantity").asInt();
            int quantity = items.path(i).path("quantity").asInt(whole);
            if (quantity > whole) {
                throw new BadRequest("The item's quantity is " + whole, prefix + "quantity");
            }
            if (quantities.put(item.path("id").asText(), quantity) != null) {
                throw new BadRequest("The item is named twice", prefix + "itemId");
            }
        }
        return quantities;
    }

    private Answer hold(ApiCall call) {
        ObjectNode request = call.optionalObject(OrderShapes.HOLD);
        StoredOrder order = owned.order(call, call.path("orderId"));
        changes.make(call, order, "HOLD", change -> {
            new OrderEdits(change).hold(Json.text(request, "reason"));
            return order;
        });
        return Answer.ok(Json.object().put("orderId", order.id()).put("status", order.status()));
    }
}
