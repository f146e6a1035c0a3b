package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens to the shipments of one order in one step. */
final class Shipments {
    private static final int MOST_SHIPMENTS = 3;

    private final StoredOrder order;
    private final Instant now;

    Shipments(StoredOrder order, Instant now) {
        this.order = order;
        this.now = now;
    }

    /** Splits the items over shipments at different facilities. */
    List<ObjectNode> allocate() {
        List<ObjectNode> items = order.items();
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

    private ObjectNode create(Facility facility, List<ObjectNode> items) {
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
        List<JsonNode> items = new ArrayList<>();
        shipment.path("orderItems").forEach(items::add);
        int first = items.size() > 1 && order.values().chance(0.3) ? 1 : items.size();
        List<ObjectNode> packages = new ArrayList<>();
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
        Set<String> ids = new HashSet<>(itemIds(shipment));
        List<ObjectNode> items = order.items().stream()
                .filter(item -> ids.contains(item.path("id").asText()))
                .toList();
        return create(freeFacility(), items);
    }

    /** The ids of the order's items that are in the shipment. */
    static List<String> itemIds(ObjectNode shipment) {
        List<String> ids = new ArrayList<>();
        shipment.path("orderItemIDs").forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
