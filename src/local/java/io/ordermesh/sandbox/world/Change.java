package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of one order on behalf of a caller. Whoever makes it only edits: the end moves the change dates, notes in the
 * audit log what differs, and finds the events that tell of it.
 */
public final class Change {
    private final StoredOrder order;
    private final AuditLog audit;
    private final String effect;
    private final String user;
    private final Instant now;
    private final StoredOrder saved;
    private final Parts before;
    private final String requestId;

    Change(StoredOrder order, AuditLog audit, String effect, String user, Instant now) {
        this.order = order;
        this.audit = audit;
        this.effect = effect;
        this.user = user;
        this.now = now;
        this.saved = order.save();
        this.before = Parts.of(order);
        this.requestId = RequestIds.next(order.values(), now);
    }

    /** The order to edit. */
    public StoredOrder order() {
        return order;
    }

    Instant now() {
        return now;
    }

    Shipments shipments() {
        return new Shipments(order, now);
    }

    /** Notes a message about the shipment which is no event. */
    void message(ObjectNode shipment, String type) {
        audit.message(shipment.path("id").asText(), type, requestId, user);
    }

    /** Gives the change up: the order is as it was. */
    public void undo() {
        order.restore(saved);
    }

    /** Ends the change and answers its events; none when nothing differs. */
    public List<Event> end() {
        List<Difference> differences = before.differencesTo(Parts.of(order));
        audit.note(differences, effect, user);
        differences.forEach(this::date);
        List<Event> events = new ArrayList<>();
        shipmentEvents(differences)
                .forEach((shipmentId, types) ->
                        types.forEach(type -> events.add(Event.of(type, order, shipmentId, requestId))));
        orderEvents(differences).forEach(type -> events.add(Event.of(type, order, null, requestId)));
        audit.messages(events, user);
        return events;
    }

    private void date(Difference difference) {
        switch (difference.part().kind()) {
            case ORDER -> order.touch(now);
            case ITEM -> {
                difference.part().live().put("updatedAt", WireDates.item(now));
                order.touch(now);
            }
            case SHIPMENT, PACKAGE ->
                Optional.ofNullable(difference.part().shipmentId())
                        .flatMap(order::findShipment)
                        .ifPresent(shipment -> shipment.put("lastModifiedDate", WireDates.shipment(now)));
        }
    }

    private static Map<String, List<String>> shipmentEvents(List<Difference> differences) {
        Map<String, List<String>> events = new LinkedHashMap<>();
        for (Difference difference : differences) {
            if (difference.part().kind() == Part.Kind.PACKAGE) {
                List<String> types = of(events, difference);
                if (difference.isNew()) {
                    types.add(0, Event.PACKAGE_CREATED);
                }
                addOnce(types, Event.SHIPMENT_UPDATE);
            } else if (difference.part().kind() == Part.Kind.SHIPMENT) {
                addOnce(of(events, difference), shipmentEvent(difference));
            }
        }
        return events;
    }

    private static List<String> of(Map<String, List<String>> events, Difference difference) {
        return events.computeIfAbsent(
                Objects.requireNonNull(difference.part().shipmentId()), shipment -> new ArrayList<>());
    }

    private static void addOnce(List<String> types, String type) {
        // A package of a shipment that came or went has nothing to add to that.
        if (types.stream().allMatch(Event.PACKAGE_CREATED::equals)) {
            types.add(type);
        }
    }

    private static String shipmentEvent(Difference difference) {
        if (difference.isGone() || difference.became("shipmentStatus", Integer.toString(ShipmentStatus.CANCELLED))) {
            return Event.SHIPMENT_CANCELLED;
        }
        // A shipment is announced when it is assigned to a vendor.
        boolean assigned = difference.after() != null && difference.after().has("vendorId");
        return assigned ? Event.SHIPMENT_CREATED : Event.SHIPMENT_UPDATE;
    }

    private static List<String> orderEvents(List<Difference> differences) {
        List<String> events = new ArrayList<>();
        if (differences.stream().anyMatch(difference -> difference.part().kind() == Part.Kind.ITEM)) {
            events.add(Event.ORDER_ITEM_UPDATE);
        }
        boolean cancelled = differences.stream()
                .filter(difference -> difference.part().kind() == Part.Kind.ORDER)
                .anyMatch(difference -> difference.became("status", OrderStatus.CANCELLED));
        if (cancelled) {
            return List.of(Event.ORDER_CANCELLATION);
        }
        boolean order =
                differences.stream().anyMatch(difference -> difference.part().kind() == Part.Kind.ORDER);
        if (order || !events.isEmpty()) {
            events.add(Event.ORDER_UPDATE);
        }
        return events;
    }
}
