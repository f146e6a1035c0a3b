package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Moves an order along: each step changes the order, its items and shipments, and tells the events of the change. */
public final class Lifecycle {
    private final Clock clock;
    private final AuditLog audit;

    public Lifecycle(Clock clock, AuditLog audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** The step which leads towards Fulfilled. An order in a final or a foreign status has none and fails. */
    public Step next(StoredOrder order) {
        Shipments shipments = new Shipments(order, clock.instant());
        return switch (order.status()) {
            case OrderStatus.OPEN -> Step.PROCESS;
            case OrderStatus.PROCESSING, OrderStatus.IN_PRODUCTION, OrderStatus.PARTIALLY_FULFILLED -> {
                if (shipments.rejected().isPresent()) {
                    yield Step.REROUTE;
                }
                if (!shipments.unassigned().isEmpty()) {
                    yield Step.ALLOCATE;
                }
                yield mayProduce(shipments) ? Step.PRODUCE : Step.SHIP;
            }
            case OrderStatus.CUSTOMER_CARE_HOLD, OrderStatus.ERROR -> Step.RESUME;
            default -> throw new StepNotPossible("No step leads on from " + order.status());
        };
    }

    private static boolean mayProduce(Shipments shipments) {
        return shipments.active().stream()
                .anyMatch(shipment -> ShipmentStatus.of(shipment) < ShipmentStatus.IN_PRODUCTION);
    }

    /** Whether the order is in a state in which the step makes sense. */
    public boolean isPossible(StoredOrder order, Step step) {
        Shipments shipments = new Shipments(order, clock.instant());
        Set<String> working =
                Set.of(OrderStatus.PROCESSING, OrderStatus.IN_PRODUCTION, OrderStatus.PARTIALLY_FULFILLED);
        boolean works = working.contains(order.status());
        boolean active = works && !shipments.active().isEmpty();
        return switch (step) {
            case PROCESS -> order.status().equals(OrderStatus.OPEN);
            case ALLOCATE -> works && !shipments.unassigned().isEmpty();
            case PRODUCE -> works && mayProduce(shipments);
            case SHIP, REJECT -> active;
            case FULFIL -> active && shipments.rejected().isEmpty();
            case REROUTE -> active || (works && shipments.rejected().isPresent());
            case HOLD, FAIL -> works || order.status().equals(OrderStatus.OPEN);
            case RESUME ->
                Set.of(OrderStatus.CUSTOMER_CARE_HOLD, OrderStatus.ERROR).contains(order.status());
            case CANCEL -> !OrderStatus.isFinal(order.status());
        };
    }

    /** Takes the step and answers its events, all of one request. Fails when the step is not possible. */
    public List<Event> take(StoredOrder order, Step step) {
        if (!isPossible(order, step)) {
            throw new StepNotPossible("An order that is " + order.status() + " cannot take the step " + step);
        }
        Instant now = clock.instant();
        Parts before = Parts.of(order);
        Shipments shipments = new Shipments(order, now);
        StepEvents events = new StepEvents(order, now);
        switch (step) {
            case PROCESS -> process(order, now);
            case ALLOCATE -> shipments.allocate().forEach(created -> events.add(Event.SHIPMENT_CREATED, created));
            case PRODUCE -> produce(order, shipments, events);
            case SHIP -> ship(order, shipments, shipments.active().subList(0, 1), events, now);
            case FULFIL -> ship(order, shipments, shipments.active(), events, now);
            case CANCEL -> cancel(order, shipments, events, now);
            case HOLD -> order.hold(OrderStatus.CUSTOMER_CARE_HOLD);
            case RESUME -> resume(order);
            case REJECT -> reject(order, shipments, events, now);
            case REROUTE -> reroute(order, shipments, events, now);
            case FAIL -> fail(order, events);
        }
        order.touch(now);
        events.add(step == Step.CANCEL ? Event.ORDER_CANCELLATION : Event.ORDER_UPDATE);
        audit.note(before.differencesTo(Parts.of(order)), step.name(), AuditLog.PLATFORM);
        audit.messages(events.list(), AuditLog.PLATFORM);
        return events.list();
    }

    private static void process(StoredOrder order, Instant now) {
        order.moveTo(OrderStatus.PROCESSING);
        order.node().put("processedAt", WireDates.order(now));
        Totals.ofOrder(order);
        order.liveItems().forEach(item -> item.put("processedAt", WireDates.item(now)));
        moveItems(order.liveItems(), OrderStatus.PROCESSING, now);
    }

    private void produce(StoredOrder order, Shipments shipments, StepEvents events) {
        for (ObjectNode shipment : shipments.active()) {
            if (ShipmentStatus.of(shipment) < ShipmentStatus.IN_PRODUCTION) {
                shipments.move(shipment, ShipmentStatus.IN_PRODUCTION);
                moveItems(itemsOf(order, shipment), OrderStatus.IN_PRODUCTION, clock.instant());
                events.add(Event.SHIPMENT_UPDATE, shipment);
            }
        }
        if (order.status().equals(OrderStatus.PROCESSING)) {
            order.moveTo(OrderStatus.IN_PRODUCTION);
        }
    }

    private static void ship(
            StoredOrder order, Shipments shipments, Collection<ObjectNode> leaving, StepEvents events, Instant now) {
        for (ObjectNode shipment : leaving) {
            shipments.ship(shipment).forEach(parcel -> events.add(Event.PACKAGE_CREATED, shipment));
            moveItems(itemsOf(order, shipment), OrderStatus.FULFILLED, now);
            events.add(Event.SHIPMENT_UPDATE, shipment);
        }
        boolean all = shipments.active().isEmpty()
                && shipments.rejected().isEmpty()
                && shipments.unassigned().isEmpty();
        order.moveTo(all ? OrderStatus.FULFILLED : OrderStatus.PARTIALLY_FULFILLED);
    }

    private static void cancel(StoredOrder order, Shipments shipments, StepEvents events, Instant now) {
        for (ObjectNode shipment : shipments.active()) {
            shipments.move(shipment, ShipmentStatus.CANCELLED);
            events.add(Event.SHIPMENT_CANCELLED, shipment);
        }
        List<ObjectNode> unsent = order.liveItems().stream()
                .filter(item -> !item.path("status").asText().equals(OrderStatus.FULFILLED))
                .toList();
        unsent.forEach(item -> item.put("cancelledAt", WireDates.item(now)));
        moveItems(unsent, OrderStatus.CANCELLED, now);
        order.moveTo(OrderStatus.CANCELLED);
        order.node().put("cancelledAt", WireDates.order(now));
    }

    private static void resume(StoredOrder order) {
        order.resume();
        order.node().putNull("statusDesc");
    }

    private static void reject(StoredOrder order, Shipments shipments, StepEvents events, Instant now) {
        ObjectNode shipment = order.values().pick(shipments.active());
        shipments.move(shipment, ShipmentStatus.REJECTED);
        shipment.put("isRejectedByVendor", true);
        moveItems(itemsOf(order, shipment), OrderStatus.PROCESSING, now);
        events.add(Event.SHIPMENT_UPDATE, shipment);
    }

    private static void reroute(StoredOrder order, Shipments shipments, StepEvents events, Instant now) {
        ObjectNode old = shipments.rejected().orElseGet(() -> order.values().pick(shipments.active()));
        if (shipments.active().contains(old)) {
            events.add(Event.SHIPMENT_CANCELLED, old);
        }
        moveItems(itemsOf(order, old), OrderStatus.PROCESSING, now);
        events.add(Event.SHIPMENT_CREATED, shipments.reroute(old));
    }

    private static void fail(StoredOrder order, StepEvents events) {
        order.hold(OrderStatus.ERROR);
        order.node().put("statusDesc", "Artwork could not be fetched");
        events.add(Event.ORDER_ITEM_UPDATE);
    }

    private static List<ObjectNode> itemsOf(StoredOrder order, ObjectNode shipment) {
        List<String> ids = Shipments.itemIds(shipment);
        return order.items().stream()
                .filter(item -> ids.contains(item.path("id").asText()))
                .toList();
    }

    private static void moveItems(List<ObjectNode> items, String status, Instant now) {
        items.forEach(item -> item.put("status", status).put("updatedAt", WireDates.item(now)));
    }
}
