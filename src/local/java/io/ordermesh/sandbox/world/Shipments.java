package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What happens to the shipments of one order in one step or change. */
final class Shipments {
    private static final int MOST_SHIPMENTS = 3;

    private final StoredOrder order;
    private final Instant now;

    Shipments(StoredOrder order, Instant now) {
        this.order = order;
        this.now = now;
    }

    /** The items which no shipment has. A rejected one has its items still: it is to be rerouted. */
    List<ObjectNode> unassigned() {
        return order.liveItems().stream()
                .filter(item -> order.shipments().stream()
                        .filter(shipment -> ShipmentStatus.of(shipment) != ShipmentStatus.CANCELLED)
                        .noneMatch(shipment -> has(shipment, item.path("id").asText())))
                .toList();
    }

    /** The shipment that makes and sends the item, or did. */
    Optional<ObjectNode> holder(String itemId) {
        return order.shipments().stream()
                .filter(shipment -> ShipmentStatus.of(shipment) < ShipmentStatus.CANCELLED)
                .filter(shipment -> has(shipment, itemId))
                .findFirst();
    }

    static boolean has(ObjectNode shipment, String itemId) {
        return itemIds(shipment).contains(itemId);
    }

    /** Splits the items without a shipment over shipments at different facilities. */
    List<ObjectNode> allocate() {
        List<ObjectNode> items = unassigned();
        SeededValues values = order.values();
        int count = Math.min(items.size(), values.between(1, MOST_SHIPMENTS));
        List<List<ObjectNode>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new ArrayList<>());
        }
        for (int i = 0; i < items.size(); i++) {
            parts.get(i % count).add(items.get(i));
        }
        return parts.stream().map(part -> create(freeFacility(), part)).toList();
    }

    private Facility freeFacility() {
        Set<String> taken = new HashSet<>();
        order.shipments()
                .forEach(shipment -> taken.add(shipment.path("facilityId").asText()));
        List<Facility> free = Facility.ALL.stream()
                .filter(facility -> !taken.contains(facility.id()))
                .toList();
        return order.values().pick(free.isEmpty() ? Facility.ALL : free);
    }

    /** An open shipment of these items. */
    ObjectNode create(Facility facility, List<ObjectNode> items) {
        ObjectNode shipment = ShipmentFactory.shipment(order, facility, items, now);
        order.add(shipment);
        order.node().withArrayProperty("facilityNames").add(facility.name());
        order.node().withArrayProperty("shipmentCreatedDates").add(WireDates.order(WireDates.toShipmentPrecision(now)));
        order.node().withArrayProperty("shipmentIds").add(shipment.path("id").asText());
        return shipment;
    }

    /** Those whose items are still to be made or sent. */
    List<ObjectNode> active() {
        return order.shipments().stream()
                .filter(shipment ->
                        ShipmentStatus.isActive(shipment.path("shipmentStatus").asInt()))
                .toList();
    }

    /** A rejected one that nothing has replaced yet. */
    Optional<ObjectNode> rejected() {
        Set<String> covered = new HashSet<>();
        order.shipments().stream()
                .filter(shipment -> shipment.path("shipmentStatus").asInt() < ShipmentStatus.CANCELLED)
                .forEach(shipment -> itemIds(shipment).forEach(covered::add));
        return order.shipments().stream()
                .filter(shipment -> shipment.path("shipmentStatus").asInt() == ShipmentStatus.REJECTED)
                .filter(shipment -> itemIds(shipment).stream().noneMatch(covered::contains))
                .filter(shipment -> !items(shipment).isEmpty())
                .findFirst();
    }

    /** Gives the shipment and the items in it another status. */
    void move(ObjectNode shipment, int status) {
        shipment.put("shipmentStatus", status).put("lastModifiedDate", WireDates.shipment(now));
        for (JsonNode item : shipment.path("orderItems")) {
            ((ObjectNode) item).put("status", status);
        }
    }

    /** Sends the shipment off in one or two packages. */
    List<ObjectNode> ship(ObjectNode shipment) {
        List<JsonNode> items = Packing.unpacked(shipment);
        Packing.send(shipment, now);
        List<ObjectNode> packages = new ArrayList<>();
        if (items.isEmpty()) {
            move(shipment, ShipmentStatus.SHIPPED);
            return packages;
        }
        int first = items.size() > 1 && order.values().chance(0.3) ? 1 : items.size();
        packages.add(ShipmentFactory.parcel(shipment, items.subList(0, first), order.values(), now));
        if (first < items.size()) {
            packages.add(ShipmentFactory.parcel(shipment, items.subList(first, items.size()), order.values(), now));
        }
        packages.forEach(shipment.withArrayProperty("packages")::add);
        move(shipment, ShipmentStatus.SHIPPED);
        return packages;
    }

    /** Makes the shipment anew at another facility; the old one stays, cancelled if it was still active. */
    ObjectNode reroute(ObjectNode shipment) {
        if (ShipmentStatus.isActive(shipment.path("shipmentStatus").asInt())) {
            move(shipment, ShipmentStatus.CANCELLED);
        }
        return create(freeFacility(), items(shipment));
    }

    /** The order's items that are in the shipment, without cancelled ones. */
    List<ObjectNode> items(ObjectNode shipment) {
        List<String> ids = itemIds(shipment);
        return order.liveItems().stream()
                .filter(item -> ids.contains(item.path("id").asText()))
                .toList();
    }

    /** Gives the order's items in the shipment a status. */
    void moveItems(ObjectNode shipment, String status) {
        items(shipment).forEach(item -> item.put("status", status));
    }

    /** Takes the items out of the shipment. */
    void remove(ObjectNode shipment, Collection<String> itemIds) {
        removeIf(shipment.path("orderItemIDs"), id -> itemIds.contains(id.asText()));
        removeIf(
                shipment.path("orderItems"),
                item -> itemIds.contains(item.path("id").asText()));
        ShipmentFactory.total(shipment, items(shipment));
    }

    private static void removeIf(JsonNode array, Predicate<JsonNode> condition) {
        Iterator<JsonNode> elements = array.elements();
        while (elements.hasNext()) {
            if (condition.test(elements.next())) {
                elements.remove();
            }
        }
    }

    /** The ids of the order's items that are in the shipment. */
    static List<String> itemIds(ObjectNode shipment) {
        List<String> ids = new ArrayList<>();
        shipment.path("orderItemIDs").forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
