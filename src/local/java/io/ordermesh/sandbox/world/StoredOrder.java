package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order with its shipments, in the wire form, which is the only form there is. Used in the world's turn only. */
public final class StoredOrder {
    private final SandboxMerchant merchant;
    private final SeededValues values;
    private final ObjectNode node;
    private final Map<String, ObjectNode> shipments = new LinkedHashMap<>();
    private final String id;
    private final String safeId;
    private final String externalId;
    private final Instant created;
    private Instant updated;
    private @Nullable String statusBeforeHold;

    StoredOrder(SandboxMerchant merchant, SeededValues values, ObjectNode node, Instant created) {
        this.merchant = merchant;
        this.values = values;
        this.node = node;
        this.id = node.path("id").asText();
        this.safeId = node.path("safeId").asText();
        this.externalId = node.path("externalId").asText();
        this.created = created;
        this.updated = created;
    }

    /** The merchant whose order it is. */
    public SandboxMerchant merchant() {
        return merchant;
    }

    /** The order's own source of seeded values. */
    public SeededValues values() {
        return values;
    }

    /** The order as the API answers it. */
    public ObjectNode node() {
        return node;
    }

    /** OrderMesh's id, even when the order was patched to show another. */
    public String id() {
        return id;
    }

    /** The merchant's unique key, likewise. */
    public String safeId() {
        return safeId;
    }

    /** The merchant's order number, likewise. */
    public String externalId() {
        return externalId;
    }

    /** The status as it stands in the order. */
    public String status() {
        return node.path("status").asText();
    }

    /** When it was created. */
    public Instant created() {
        return created;
    }

    /** When it was last changed, as searches see it. */
    public Instant updated() {
        return updated;
    }

    /** The shipments in the order of their creation. */
    public Collection<ObjectNode> shipments() {
        return shipments.values();
    }

    /** The shipment with that id. */
    public Optional<ObjectNode> findShipment(String shipmentId) {
        return Optional.ofNullable(shipments.get(shipmentId));
    }

    Map<String, ObjectNode> shipmentsById() {
        return shipments;
    }

    /** The items that are not cancelled. */
    List<ObjectNode> liveItems() {
        return items().stream()
                .filter(item -> !item.path("status").asText().equals(OrderStatus.CANCELLED))
                .toList();
    }

    /** The item with that id. */
    public Optional<ObjectNode> findItem(String itemId) {
        return items().stream()
                .filter(item -> item.path("id").asText().equals(itemId))
                .findFirst();
    }

    /** The items as they stand in the order. */
    public List<ObjectNode> items() {
        List<ObjectNode> items = new ArrayList<>();
        for (JsonNode item : node.path("items")) {
            if (item instanceof ObjectNode object) {
                items.add(object);
            }
        }
        return items;
    }

    void add(ObjectNode shipment) {
        shipments.put(shipment.path("id").asText(), shipment);
    }

    void remove(ObjectNode shipment) {
        shipments.values().remove(shipment);
    }

    /** Writes into the order which shipments it has. */
    void listShipments() {
        List.of("facilityNames", "shipmentCreatedDates", "shipmentIds").forEach(node::putNull);
        shipments.forEach((shipmentId, shipment) -> {
            node.withArrayProperty("facilityNames")
                    .add(shipment.path("facilityName").asText());
            WireDates.parse(shipment.path("createdDate").asText())
                    .map(WireDates::order)
                    .ifPresent(node.withArrayProperty("shipmentCreatedDates")::add);
            node.withArrayProperty("shipmentIds").add(shipmentId);
        });
    }

    void moveTo(String status) {
        node.put("status", status);
    }

    /** Keeps the status from before; a second hold keeps the first one's. */
    void hold(String status) {
        statusBeforeHold = statusBeforeHold == null ? status() : statusBeforeHold;
        moveTo(status);
    }

    /** Back to the status before the hold. */
    void resume() {
        moveTo(statusBeforeHold == null ? OrderStatus.OPEN : statusBeforeHold);
        statusBeforeHold = null;
    }

    /** A copy of everything as it is now, to be read or for {@link #restore}. */
    StoredOrder save() {
        StoredOrder copy = new StoredOrder(merchant, values, node.deepCopy(), created);
        shipments.forEach((shipmentId, shipment) -> copy.shipments.put(shipmentId, shipment.deepCopy()));
        copy.updated = updated;
        copy.statusBeforeHold = statusBeforeHold;
        return copy;
    }

    /** Everything as it was then. */
    void restore(StoredOrder saved) {
        node.removeAll();
        node.setAll(saved.node);
        shipments.clear();
        shipments.putAll(saved.shipments);
        statusBeforeHold = saved.statusBeforeHold;
    }

    void touch(Instant now) {
        updated = WireDates.toOrderPrecision(now);
        node.put("updatedAt", WireDates.order(updated));
    }

    /** Merges whatever it is into the order; a new {@code updatedAt} counts for searches too. */
    public void patch(ObjectNode changes) {
        Json.merge(node, changes);
        updated = Optional.ofNullable(Json.text(changes, "updatedAt"))
                .flatMap(WireDates::parse)
                .orElse(updated);
    }
}
