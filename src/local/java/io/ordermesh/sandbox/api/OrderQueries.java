package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads orders. Lists begin with the newest, searches with the last changed. */
final class OrderQueries {
    private static final List<String> SUMMARY = List.of(
            "id",
            "shortId",
            "safeId",
            "externalId",
            "merchantId",
            "status",
            "statusDesc",
            "createdAt",
            "updatedAt",
            "facilityNames",
            "shipmentIds");
    private static final List<String> CRITERIA = List.of("merchantId", "status", "safeId", "externalId", "shortId");

    private final World world;
    private final Owned owned;
    private final Lists lists;

    OrderQueries(World world, Lists lists) {
        this.world = world;
        this.owned = new Owned(world.reads());
        this.lists = lists;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.GET_ORDER, call -> Answer.ok(envelope(owned.order(call, call.path("orderId")))));
        handlers.put(
                Operation.GET_ORDER_BY_SAFE_ID,
                call -> Answer.ok(envelope(owned.orderBySafeId(call, call.path("safeId")))));
        handlers.put(Operation.LIST_ORDERS, this::listOrders);
        handlers.put(Operation.SEARCH_ORDERS, this::searchOrders);
        handlers.put(Operation.GET_ORDERS_BULK, this::getOrdersBulk);
    }

    static ObjectNode envelope(StoredOrder order) {
        return Json.object().set("order", order.node());
    }

    private Answer listOrders(ApiCall call) {
        return page(call, select(call, List.of("merchantId"), Comparator.comparing(StoredOrder::created)));
    }

    private Answer searchOrders(ApiCall call) {
        Filters.requireDates(call, "createdFrom", "createdTo", "updatedFrom", "updatedTo");
        boolean byTime = lists.filtersByTime(call, "updatedFrom", "updatedTo");
        return page(
                call,
                select(call, CRITERIA, Comparator.comparing(StoredOrder::updated)).stream()
                        .filter(order -> Filters.inRange(call, "created", order.created()))
                        .filter(order -> !byTime || Filters.inRange(call, "updated", order.updated()))
                        .filter(order -> hasSku(order, call.query("sku")))
                        .toList());
    }

    private Answer page(ApiCall call, List<StoredOrder> found) {
        Answer answer = Page.of(call).envelope("orders", found, OrderQueries::summary, lists.rules());
        lists.move(call, world::touch);
        return answer;
    }

    private List<StoredOrder> select(ApiCall call, List<String> criteria, Comparator<StoredOrder> age) {
        return owned.orders(call)
                .filter(order -> criteria.stream().allMatch(field -> Filters.matches(call, field, order.node())))
                .sorted(lists.sorted(age, Comparator.comparing(StoredOrder::id)))
                .toList();
    }

    private static boolean hasSku(StoredOrder order, Optional<String> sku) {
        return sku.isEmpty()
                || order.node().path("items").findValuesAsText("sku").contains(sku.get());
    }

    private static ObjectNode summary(StoredOrder order) {
        ObjectNode summary = Json.object();
        SUMMARY.forEach(field -> summary.set(field, order.node().path(field)));
        return summary;
    }

    private Answer getOrdersBulk(ApiCall call) {
        if (call.queryAll("ids").isEmpty()) {
            throw new BadRequest("At least one id is required", "ids");
        }
        return Answer.ok(Bulk.respond(
                call,
                call.queryAll("ids").stream().<JsonNode>map(TextNode::valueOf).toList(),
                id -> Answer.ok(envelope(owned.order(call, id.asText()))),
                (id, answer) -> id.asText()));
    }
}
