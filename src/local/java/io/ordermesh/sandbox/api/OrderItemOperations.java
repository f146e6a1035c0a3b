package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.NotPossible;
import io.ordermesh.sandbox.world.OrderEdits;
import io.ordermesh.sandbox.world.Refunds;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.WireDates;
import io.ordermesh.sandbox.world.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads and changes order items, and refunds them. Searches begin with the last changed. */
final class OrderItemOperations {
    private static final List<String> CRITERIA = List.of("status", "sku", "externalId");

    private final Owned owned;
    private final Owned read;
    private final Changes changes;

    OrderItemOperations(World world, Changes changes) {
        this.owned = new Owned(world);
        this.read = new Owned(world.reads());
        this.changes = changes;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.SEARCH_ORDER_ITEMS, this::search);
        handlers.put(Operation.GET_ORDER_ITEM, this::get);
        handlers.put(Operation.UPDATE_ORDER_ITEM, this::update);
        handlers.put(Operation.ADD_REFUND_REQUEST, this::refund);
    }

    /** The dates are those of the last change. */
    private Answer search(ApiCall call) {
        Filters.requireDates(call, "from", "to");
        List<ObjectNode> found = read.orders(call)
                .filter(order -> Filters.matches(call, "merchantId", order.node()))
                .filter(order -> call.query("orderId").map(order.id()::equals).orElse(true))
                .flatMap(order -> order.items().stream())
                .filter(item -> CRITERIA.stream().allMatch(field -> Filters.matches(call, field, item)))
                .filter(item -> Filters.isBetween(call, "from", "to", updated(item)))
                .sorted(Comparator.comparing(OrderItemOperations::updated)
                        .reversed()
                        .thenComparing(item -> item.path("id").asText()))
                .toList();
        return Page.of(call).envelope("orderItems", found, item -> item);
    }

    private static Instant updated(ObjectNode item) {
        return WireDates.parse(item.path("updatedAt").asText()).orElse(Instant.EPOCH);
    }

    private Answer get(ApiCall call) {
        String id = call.path("orderItemId");
        return answer(read.item(read.orderOfItem(call, id), id));
    }

    private static Answer answer(ObjectNode item) {
        return Answer.ok(Json.object().set("orderItem", item));
    }

    private Answer update(ApiCall call) {
        ObjectNode request = call.object(OrderShapes.UPDATE_ITEM);
        StoredOrder order = owned.order(call, call.path("orderId"));
        ObjectNode item = owned.item(order, call.path("orderItemId"));
        ObjectNode fields = OrderShapes.UPDATE_ITEM.select(request);
        changes.make(call, order, "UPDATE", change -> {
            new OrderEdits(change).updateItem(item, fields);
            return item;
        });
        return answer(item);
    }

    private Answer refund(ApiCall call) {
        ObjectNode request = call.object(OrderShapes.REFUND);
        StoredOrder order = owned.order(call, request.path("orderId").asText());
        changes.make(call, order, "REFUND", change -> {
            Refunds refunds = new Refunds(change);
            int index = 0;
            for (JsonNode wanted : request.path("refunds")) {
                String field = "refunds[" + index++ + "].itemId";
                add(refunds, Items.get(order, wanted.path("itemId").asText(), field), wanted);
            }
            return order;
        });
        return Answer.ok(Json.object());
    }

    private static void add(Refunds refunds, ObjectNode item, JsonNode wanted) {
        boolean shipping = wanted.path("isShippingRefund").asBoolean();
        var amount = wanted.path("amount").decimalValue();
        var balance = Refunds.balance(item, shipping);
        if (amount.compareTo(balance) > 0) {
            throw new NotPossible("Of the item " + item.path("id").asText() + " only " + balance + " can be refunded");
        }
        refunds.add(item, shipping, amount, Json.text(wanted, "reason"));
    }
}
