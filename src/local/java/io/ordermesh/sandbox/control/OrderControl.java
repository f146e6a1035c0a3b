package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.AuditLog;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.Lifecycle;
import io.ordermesh.sandbox.world.SandboxMerchant;
import io.ordermesh.sandbox.world.Step;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.List;
import java.util.NoSuchElementException;

/** Makes, moves, spoils and shows orders. Each change sends its webhooks. Thread-safe. */
public final class OrderControl {
    private final World world;
    private final Lifecycle lifecycle;
    private final Webhooks webhooks;

    public OrderControl(World world, Lifecycle lifecycle, Webhooks webhooks) {
        this.world = world;
        this.lifecycle = lifecycle;
        this.webhooks = webhooks;
    }

    /** Creates a made-up order. */
    public CreatedOrder create(String merchantName) {
        return create(merchantName, 0);
    }

    /** Creates a made-up order with that many items; 0 lets the seed decide. */
    public CreatedOrder create(String merchantName, int items) {
        SandboxMerchant merchant = world.getMerchant(merchantName);
        return world.inTurn(() -> {
            StoredOrder order = world.create(merchant, world.makeUpRequest(merchant, items), AuditLog.PLATFORM);
            webhooks.emit(merchant, List.of(world.created(order)), order.values());
            return new CreatedOrder(order.id(), order.safeId(), order.externalId(), merchantName);
        });
    }

    /** Sends a webhook of an order that could not be created: it has no id, and no order of its safe id exists. */
    public CreatedOrder failCreation(String merchantName) {
        SandboxMerchant merchant = world.getMerchant(merchantName);
        return world.inTurn(() -> {
            Event event = world.failedCreation(merchant);
            webhooks.emitAlone(merchant, event);
            return new CreatedOrder("", event.safeId(), event.externalId(), merchantName);
        });
    }

    /** A valid made-up request to create an order (CreateOrderModel), to be sent to the API. */
    public ObjectNode makeUpRequest(String merchantName) {
        SandboxMerchant merchant = world.getMerchant(merchantName);
        return world.inTurn(() -> world.makeUpRequest(merchant, 0));
    }

    /** Takes the next step towards Fulfilled and answers the status it led to. */
    public String advance(String orderId) {
        return world.inTurn(() -> take(get(orderId), lifecycle.next(get(orderId))));
    }

    /** Takes that step and answers the status it led to. */
    public String advance(String orderId, Step step) {
        return world.inTurn(() -> take(get(orderId), step));
    }

    /** Takes next steps until the order has that status, which must lie on the way to Fulfilled. */
    public String advanceUntil(String orderId, String status) {
        return world.inTurn(() -> {
            StoredOrder order = get(orderId);
            while (!order.status().equals(status)) {
                take(order, lifecycle.next(order));
            }
            return order.status();
        });
    }

    private String take(StoredOrder order, Step step) {
        webhooks.emit(order.merchant(), lifecycle.take(order, step), order.values());
        return order.status();
    }

    /** Merges the changes into the order as they are, change times included. */
    public void patch(String orderId, ObjectNode changes, boolean sendWebhook) {
        world.inTurn(() -> {
            StoredOrder order = get(orderId);
            order.patch(changes);
            world.alterations().add(orderId);
            if (sendWebhook) {
                webhooks.emitAlone(order.merchant(), world.hint(order, Event.ORDER_UPDATE));
            }
            return order;
        });
    }

    /** Merges the changes into the shipment as they are; its order stays as it is. */
    public void patchShipment(String shipmentId, ObjectNode changes, boolean sendWebhook) {
        world.inTurn(() -> {
            StoredOrder order = world.findByShipment(shipmentId)
                    .orElseThrow(() -> new NoSuchElementException("There is no shipment " + shipmentId));
            order.findShipment(shipmentId).ifPresent(shipment -> Json.merge(shipment, changes));
            world.alterations().add(shipmentId);
            world.alterations().add(order.id());
            if (sendWebhook) {
                webhooks.emitAlone(order.merchant(), world.hint(order, shipmentId, Event.SHIPMENT_UPDATE));
            }
            return order;
        });
    }

    /** Removes the order and its shipments: the API answers 404 from now on. No webhook. */
    public void delete(String orderId) {
        world.inTurn(() -> {
            StoredOrder order = get(orderId);
            world.delete(order);
            return order;
        });
    }

    /** The order and its shipments as the API would answer them now. */
    public OrderSnapshot snapshot(String orderId) {
        return world.inTurn(() -> {
            StoredOrder order = get(orderId);
            List<ObjectNode> shipments =
                    order.shipments().stream().map(ObjectNode::deepCopy).toList();
            return new OrderSnapshot(order.node().deepCopy(), shipments);
        });
    }

    /** The ids of all orders of the merchant, oldest first. */
    public List<String> ids(String merchantName) {
        return world.inTurn(() -> world.orders().stream()
                .filter(order -> order.merchant().name().equals(merchantName))
                .map(StoredOrder::id)
                .toList());
    }

    /** Sends that many webhooks with an event of that type about the order, which does not change. */
    public void hint(String orderId, String eventType, int times) {
        world.inTurn(() -> {
            StoredOrder order = get(orderId);
            for (int i = 0; i < times; i++) {
                webhooks.emitAlone(order.merchant(), world.hint(order, eventType));
            }
            return order;
        });
    }

    private StoredOrder get(String orderId) {
        return world.findOrder(orderId).orElseThrow(() -> new NoSuchElementException("There is no order " + orderId));
    }
}
