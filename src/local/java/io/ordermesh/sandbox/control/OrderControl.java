package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.AuditLog;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.Lifecycle;
import io.ordermesh.sandbox.world.PackageEdits;
import io.ordermesh.sandbox.world.SandboxMerchant;
import io.ordermesh.sandbox.world.Step;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes, moves, spoils and shows orders. Each change sends its webhooks, unless it is silent. Thread-safe. */
public final class OrderControl {
    private final World world;
    private final Lifecycle lifecycle;
    private final Webhooks webhooks;
    private final boolean silent;

    public OrderControl(World world, Lifecycle lifecycle, Webhooks webhooks) {
        this(world, lifecycle, webhooks, false);
    }

    private OrderControl(World world, Lifecycle lifecycle, Webhooks webhooks, boolean silent) {
        this.world = world;
        this.lifecycle = lifecycle;
        this.webhooks = webhooks;
        this.silent = silent;
    }

    /** The same without webhooks, as if OrderMesh had lost every one of them. */
    public OrderControl silently() {
        return new OrderControl(world, lifecycle, webhooks, true);
    }

    /** Creates a made-up order. */
    public CreatedOrder create(String merchantName) {
        return create(merchantName, 0);
    }

    /** Creates a made-up order with that many items; 0 lets the seed decide. */
    public CreatedOrder create(String merchantName, int items) {
        SandboxMerchant merchant = world.getMerchant(merchantName);
        return world.inTurn(() -> create(merchant, items));
    }

    /** Creates that many made-up orders with as many items each as the seed decides. */
    public List<CreatedOrder> createMany(String merchantName, int count) {
        SandboxMerchant merchant = world.getMerchant(merchantName);
        List<CreatedOrder> created = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            created.add(world.inTurn(() -> create(merchant, 0)));
        }
        return created;
    }

    private CreatedOrder create(SandboxMerchant merchant, int items) {
        StoredOrder order = world.create(merchant, world.makeUpRequest(merchant, items), AuditLog.PLATFORM);
        emit(order, List.of(world.created(order)));
        return new CreatedOrder(order.id(), order.safeId(), order.externalId(), merchant.name());
    }

    private void emit(StoredOrder order, List<Event> events) {
        if (!silent) {
            webhooks.emit(order.merchant(), events, order.values());
        }
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
        world.changing(order);
        emit(order, lifecycle.take(order, step));
        return order.status();
    }

    /** Merges the changes into the order as they are, change times included. */
    public void patch(String orderId, ObjectNode changes, boolean sendWebhook) {
        world.inTurn(() -> {
            StoredOrder order = get(orderId);
            world.changing(order);
            order.patch(changes);
            world.alterations().add(orderId);
            if (sendWebhook && !silent) {
                webhooks.emitAlone(order.merchant(), world.hint(order, Event.ORDER_UPDATE));
            }
            return order;
        });
    }

    /** Merges the changes into the shipment as they are; its order stays as it is. */
    public void patchShipment(String shipmentId, ObjectNode changes, boolean sendWebhook) {
        world.inTurn(() -> {
            StoredOrder order = getByShipment(shipmentId);
            world.changing(order);
            order.findShipment(shipmentId).ifPresent(shipment -> Json.merge(shipment, changes));
            world.alterations().add(shipmentId);
            world.alterations().add(order.id());
            if (sendWebhook && !silent) {
                webhooks.emitAlone(order.merchant(), world.hint(order, shipmentId, Event.SHIPMENT_UPDATE));
            }
            return order;
        });
    }

    /** Merges the changes into the package and moves its shipment's time of change; the order stays as it is. No webhook. */
    public void patchPackage(String packageId, ObjectNode changes) {
        world.inTurn(() -> {
            ObjectNode shipment =
                    world.findShipmentByPackage(packageId).orElseThrow(() -> new NotThere("package", packageId));
            PackageEdits.find(shipment, packageId).ifPresent(parcel -> Json.merge(parcel, changes));
            world.touchShipment(shipment);
            return shipment;
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

    /** Whatever reads orders and shipments sees them as they were so long ago, from now on; zero ends that. */
    public void lagReads(Duration behind) {
        world.inTurn(() -> {
            world.reads().lag(behind);
            return behind;
        });
    }

    /** How far reads are behind. */
    public Duration readLag() {
        return world.inTurn(() -> world.reads().lag());
    }

    /** Removes the shipment; its order lists it no longer and stays as it is otherwise. No webhook. */
    public void deleteShipment(String shipmentId) {
        world.inTurn(() -> {
            StoredOrder order = getByShipment(shipmentId);
            world.changing(order);
            order.findShipment(shipmentId).ifPresent(shipment -> world.delete(order, shipment));
            return order;
        });
    }

    /** The order and its shipments as they are, which the API answers unless reads lag. */
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

    private StoredOrder getByShipment(String shipmentId) {
        return world.findByShipment(shipmentId).orElseThrow(() -> new NotThere("shipment", shipmentId));
    }

    private StoredOrder get(String orderId) {
        return world.findOrder(orderId).orElseThrow(() -> new NotThere("order", orderId));
    }
}
