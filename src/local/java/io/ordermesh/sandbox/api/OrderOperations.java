package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order service's operations on whole orders. Lists begin with the newest, searches with the last changed. */
final class OrderOperations {
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
    private final Webhooks webhooks;

    OrderOperations(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.CREATE_ORDER, this::createOrder);
        handlers.put(Operation.GET_ORDER, call -> answer(find(call, call.path("orderId"))));
        handlers.put(Operation.GET_ORDER_BY_SAFE_ID, this::getOrderBySafeId);
        handlers.put(Operation.LIST_ORDERS, this::listOrders);
        handlers.put(Operation.SEARCH_ORDERS, this::searchOrders);
        handlers.put(Operation.GET_ORDERS_BULK, this::getOrdersBulk);
    }

    private Answer createOrder(ApiCall call) {
        ObjectNode request = call.object();
        List<Answer.Problem> problems = OrderValidation.check(request);
        if (!problems.isEmpty()) {
            throw new BadRequest(problems);
        }
        if (!call.merchant().merchantId().equals(Json.text(request, "merchantId"))) {
            return Answer.error(403, "The client does not belong to this merchant");
        }
        if (world.findBySafeId(request.path("safeId").asText()).isPresent()) {
            return Answer.error(409, "An order with this safeId exists");
        }
        StoredOrder order = world.create(call.merchant(), request);
        webhooks.emit(order.merchant(), List.of(world.created(order)), order.values());
        return Answer.created(Json.object()
                .put("orderId", order.id())
                .put("safeId", order.safeId())
                .put("shortId", order.node().path("shortId").asText()));
    }

    private Answer getOrderBySafeId(ApiCall call) {
        return answer(world.findBySafeId(call.path("safeId")).filter(order -> isOwn(call, order)));
    }

    private Optional<StoredOrder> find(ApiCall call, String orderId) {
        return world.findOrder(orderId).filter(order -> isOwn(call, order));
    }

    private static Answer answer(Optional<StoredOrder> found) {
        return found.map(order -> Answer.ok(envelope(order))).orElseGet(() -> Answer.notFound("The order"));
    }

    private static ObjectNode envelope(StoredOrder order) {
        return Json.object().set("order", order.node());
    }

    private Answer listOrders(ApiCall call) {
        return Page.of(call)
                .envelope(
                        "orders",
                        select(call, List.of("merchantId"), Comparator.comparing(StoredOrder::created)),
                        OrderOperations::summary);
    }

    private Answer searchOrders(ApiCall call) {
        List<StoredOrder> found = select(call, CRITERIA, Comparator.comparing(StoredOrder::updated)).stream()
                .filter(order -> Filters.inRange(call, "created", order.created()))
                .filter(order -> Filters.inRange(call, "updated", order.updated()))
                .filter(order -> hasSku(order, call.query("sku")))
                .toList();
        return Page.of(call).envelope("orders", found, OrderOperations::summary);
    }

    private List<StoredOrder> select(ApiCall call, List<String> criteria, Comparator<StoredOrder> age) {
        return world.orders().stream()
                .filter(order -> isOwn(call, order))
                .filter(order -> criteria.stream().allMatch(field -> Filters.matches(call, field, order.node())))
                .sorted(age.reversed().thenComparing(StoredOrder::id))
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
        ObjectNode body = Json.object();
        var responses = body.putArray("responses");
        for (String id : call.queryAll("ids")) {
            Answer answer = answer(find(call, id));
            ObjectNode response = responses.addObject().put("id", id).put("statusCode", answer.status());
            response.setAll(
                    (ObjectNode) (answer.status() == 200 ? Json.object().set("body", answer.body()) : answer.body()));
        }
        return Answer.ok(body);
    }

    private static boolean isOwn(ApiCall call, StoredOrder order) {
        return order.merchant().name().equals(call.merchant().name());
    }
}
