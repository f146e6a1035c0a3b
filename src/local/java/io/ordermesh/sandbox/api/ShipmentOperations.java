package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.WireDates;
import io.ordermesh.sandbox.world.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The shipment service's operations on whole shipments. Searches begin with the last changed. */
final class ShipmentOperations {
    private static final List<String> CRITERIA = List.of(
            "merchantId",
            "vendorId",
            "facilityId",
            "orderId",
            "orderExternalId",
            "safeId",
            "shipmentStatus",
            "isPollingStopped");
    private static final List<String> LEFT_OUT_OF_SEARCH = List.of("packages", "orderItems", "selectedShippingMapping");

    private final World world;

    ShipmentOperations(World world) {
        this.world = world;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.GET_SHIPMENT, this::getShipment);
        handlers.put(Operation.LIST_SHIPMENTS_BY_ORDER, this::listShipmentsByOrder);
        handlers.put(Operation.SEARCH_SHIPMENTS, this::searchShipments);
    }

    private Answer getShipment(ApiCall call) {
        String id = call.path("id");
        return world.findByShipment(id)
                .filter(order -> isOwn(call, order))
                .flatMap(order -> order.findShipment(id))
                .map(Answer::ok)
                .orElseGet(() -> Answer.notFound("The shipment"));
    }

    private Answer listShipmentsByOrder(ApiCall call) {
        return world.findOrder(call.path("orderId"))
                .filter(order -> isOwn(call, order))
                .map(order -> Answer.ok(all(order)))
                .orElseGet(() -> Answer.notFound("The order"));
    }

    private static ArrayNode all(StoredOrder order) {
        ArrayNode shipments = Json.array();
        order.shipments().forEach(shipments::add);
        return shipments;
    }

    private Answer searchShipments(ApiCall call) {
        List<ObjectNode> found = world.orders().stream()
                .filter(order -> isOwn(call, order))
                .flatMap(order -> order.shipments().stream())
                .filter(shipment -> CRITERIA.stream().allMatch(field -> Filters.matches(call, field, shipment)))
                .filter(shipment -> Filters.inRange(call, "lastModified", lastModified(shipment)))
                .sorted(Comparator.comparing(ShipmentOperations::lastModified)
                        .reversed()
                        .thenComparing(shipment -> shipment.path("id").asText()))
                .toList();
        return Page.of(call)
                .envelope("shipments", found, shipment -> shipment.deepCopy().without(LEFT_OUT_OF_SEARCH));
    }

    private static Instant lastModified(ObjectNode shipment) {
        return WireDates.parse(shipment.path("lastModifiedDate").asText()).orElse(Instant.EPOCH);
    }

    private static boolean isOwn(ApiCall call, StoredOrder order) {
        return order.merchant().name().equals(call.merchant().name());
    }
}
