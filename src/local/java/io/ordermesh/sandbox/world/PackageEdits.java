package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller can do to the packages of a shipment; {@link NotPossible} when the state forbids it. */
public final class PackageEdits {
    private static final List<String> FIELDS =
            List.of("carrierName", "carrierMethodName", "carrierTrackingNumber", "carrierLink", "carrierAccount");
    private static final List<String> DATES = List.of("shippedDate", "fulfilledDate");

    private final Change change;
    private final Shipments shipments;

    public PackageEdits(Change change) {
        this.change = change;
        this.shipments = change.shipments();
    }

    /** The package of the shipment with that id. */
    public static Optional<ObjectNode> find(ObjectNode shipment, String packageId) {
        for (JsonNode parcel : shipment.path("packages")) {
            if (parcel instanceof ObjectNode node && parcel.path("id").asText().equals(packageId)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** Packs items; without a list of them all that are in no package yet. */
    public ObjectNode add(ObjectNode shipment, ObjectNode fields, @Nullable Map<String, Integer> quantities) {
        requirePackable(shipment);
        ObjectNode parcel = ShipmentFactory.emptyParcel(shipment, change.order().values());
        if (quantities == null) {
            List<JsonNode> rest = Packing.unpacked(shipment);
            if (rest.isEmpty()) {
                throw new NotPossible("All items of the shipment are in packages");
            }
            rest.forEach(item -> ShipmentFactory.pack(
                    parcel, item.path("id").asText(), item.path("quantity").asInt()));
        } else {
            pack(shipment, parcel, quantities);
        }
        write(parcel, fields);
        shipment.withArrayProperty("packages").add(parcel);
        return parcel;
    }

    private static void requirePackable(ObjectNode shipment) {
        int status = ShipmentStatus.of(shipment);
        if (status >= ShipmentStatus.CANCELLED) {
            throw new NotPossible("The shipment is cancelled or rejected");
        }
    }

    private static void pack(ObjectNode shipment, ObjectNode parcel, Map<String, Integer> quantities) {
        Map<String, Integer> rest = Packing.unpackedQuantities(shipment);
        quantities.forEach((id, quantity) -> {
            if (quantity > rest.getOrDefault(id, 0)) {
                throw new NotPossible("More of the item " + id + " than is left to pack");
            }
        });
        quantities.forEach((id, quantity) -> ShipmentFactory.pack(parcel, id, quantity));
    }

    private static void write(ObjectNode parcel, ObjectNode fields) {
        FIELDS.stream().filter(fields::has).forEach(field -> parcel.set(field, fields.get(field)));
        DATES.forEach(field -> WireDates.parse(fields.path(field).asText())
                .ifPresent(date -> parcel.put(field, WireDates.shipment(date))));
    }

    /** Changes the fields that are there, and the content if there is a list. */
    public void update(
            ObjectNode shipment, ObjectNode parcel, ObjectNode fields, @Nullable Map<String, Integer> quantities) {
        requirePackable(shipment);
        if (quantities != null) {
            parcel.putArray("orderItemIDs");
            parcel.putArray("packageOrderItems");
            pack(shipment, parcel, quantities);
        }
        write(parcel, fields);
        shipWhenComplete(shipment);
    }

    /** A shipment of which everything has left is shipped. */
    public void shipWhenComplete(ObjectNode shipment) {
        boolean changeable = ShipmentStatus.isChangeable(ShipmentStatus.of(shipment));
        boolean left = !shipment.path("packages").isEmpty()
                && shipment.path("packages").findValues("shippedDate").stream().allMatch(JsonNode::isTextual);
        if (changeable && left && Packing.unpacked(shipment).isEmpty()) {
            shipments.moveItems(shipment, OrderStatus.FULFILLED);
            shipments.move(shipment, ShipmentStatus.SHIPPED);
            OrderSettlement.settle(change.order(), change.now());
        }
    }

    /** Makes a packing slip for all packages of the shipment. */
    public ObjectNode slip(ObjectNode shipment) {
        requirePackable(shipment);
        String id = change.order().values().uuid();
        for (JsonNode parcel : shipment.path("packages")) {
            ((ObjectNode) parcel).put("packingSlipId", id);
        }
        return Json.object()
                .put("id", id)
                .put("url", "https://files.example.com/packing-slips/" + id + ".pdf")
                .put("createdDate", WireDates.shipment(change.now()));
    }
}
