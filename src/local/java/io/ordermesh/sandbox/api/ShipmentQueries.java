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
import java.util.function.Predicate;

/** Reads shipments. Searches begin with the last changed. */
final class ShipmentQueries {
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
    private static final int CANCELLED = 5;

    private final World world;
    private final Owned owned;
    private final Lists lists;

    ShipmentQueries(World world, Lists lists) {
        this.world = world;
        this.owned = new Owned(world.reads());
        this.lists = lists;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.GET_SHIPMENT, this::getShipment);
        handlers.put(Operation.LIST_SHIPMENTS_BY_ORDER, this::listShipmentsByOrder);
        handlers.put(Operation.GET_SHIPMENT_BY_ORDER_AND_VENDOR, this::getShipmentByOrderAndVendor);
        handlers.put(Operation.GET_SHIPMENT_BY_ORDER_ITEM, this::getShipmentByOrderItem);
        handlers.put(Operation.SEARCH_SHIPMENTS, this::searchShipments);
    }

    private Answer getShipment(ApiCall call) {
        StoredOrder order = owned.orderOfShipment(call, call.path("id"));
        return Answer.ok(owned.shipment(order, call.path("id")));
    }

    private Answer listShipmentsByOrder(ApiCall call) {
        ArrayNode shipments = Json.array();
        owned.order(call, call.path("orderId")).shipments().forEach(shipments::add);
        return Answer.ok(shipments);
    }

    private Answer getShipmentByOrderAndVendor(ApiCall call) {
        StoredOrder order = owned.order(call, call.path("orderId"));
        return latest(order, shipment -> shipment.path("vendorId").asText().equals(call.path("vendorId")));
    }

    private Answer getShipmentByOrderItem(ApiCall call) {
        String id = call.path("orderItemId");
        StoredOrder order = owned.orderOfItem(call, id);
        return latest(
                order, shipment -> Json.texts(shipment.path("orderItemIDs")).contains(id));
    }

    /** Of several shipments the one that counts: not cancelled or rejected, else the last of those. */
    private static Answer latest(StoredOrder order, Predicate<ObjectNode> condition) {
        List<ObjectNode> found = order.shipments().stream().filter(condition).toList();
        return found.stream()
                .filter(shipment -> shipment.path("shipmentStatus").asInt() < CANCELLED)
                .reduce((earlier, later) -> later)
                .or(() -> found.stream().reduce((earlier, later) -> later))
                .map(Answer::ok)
                .orElseThrow(() -> Refused.notFound("The shipment"));
    }

    private Answer searchShipments(ApiCall call) {
        Filters.number(call, "shipmentStatus");
        Filters.requireFlag(call, "isPollingStopped");
        Filters.requireDates(call, "lastModifiedFrom", "lastModifiedTo");
        boolean byTime = lists.filtersByTime(call, "lastModifiedFrom", "lastModifiedTo");
        List<ObjectNode> found = owned.shipments(call)
                .filter(shipment -> CRITERIA.stream().allMatch(field -> Filters.matches(call, field, shipment)))
                .map(Dated::of)
                .filter(dated -> !byTime || Filters.inRange(call, "lastModified", dated.lastModified()))
                .sorted(lists.sorted(
                        Comparator.comparing(Dated::lastModified),
                        Comparator.comparing(
                                dated -> dated.shipment().path("id").asText())))
                .map(Dated::shipment)
                .toList();
        Answer answer = Page.of(call)
                .envelope(
                        "shipments", found, shipment -> shipment.deepCopy().without(LEFT_OUT_OF_SEARCH), lists.rules());
        lists.move(call, order -> order.shipments().forEach(world::touchShipment));
        return answer;
    }

    /** A shipment with its time of change, which is read once. */
    private record Dated(ObjectNode shipment, Instant lastModified) {
        static Dated of(ObjectNode shipment) {
            return new Dated(
                    shipment,
                    WireDates.parse(shipment.path("lastModifiedDate").asText()).orElse(Instant.EPOCH));
        }
    }
}
