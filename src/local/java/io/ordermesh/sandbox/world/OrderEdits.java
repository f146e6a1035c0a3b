package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller can do to an order. Values were checked before; {@link NotPossible} when the state forbids it. */
public final class OrderEdits {
    private static final Set<String> ADDRESSES = Set.of("shippingAddress", "billingAddress", "returnAddress");
    private static final Set<String> EDITABLE =
            Set.of(OrderStatus.OPEN, OrderStatus.PROCESSING, OrderStatus.CUSTOMER_CARE_HOLD, OrderStatus.ERROR);

    private final Change change;
    private final StoredOrder order;
    private final Shipments shipments;

    public OrderEdits(Change change) {
        this.change = change;
        this.order = change.order();
        this.shipments = change.shipments();
    }

    /** Replaces these fields of the order. */
    public void update(ObjectNode fields) {
        requireUnfinished();
        fields.properties().forEach(field -> {
            JsonNode value = field.getValue().deepCopy();
            if (ADDRESSES.contains(field.getKey()) && value instanceof ObjectNode address) {
                JsonNode location = order.node().path(field.getKey()).path("location");
                value = location.isMissingNode() ? address : address.set("location", location.deepCopy());
            }
            order.node().set(field.getKey(), value);
        });
    }

    private void requireUnfinished() {
        if (OrderStatus.isFinal(order.status())) {
            throw new NotPossible("The order is " + order.status());
        }
    }

    /** Replaces these fields of the item, which must not be in production yet. */
    public void updateItem(ObjectNode item, ObjectNode fields) {
        requireUnfinished();
        if (!EDITABLE.contains(item.path("status").asText())) {
            throw new NotPossible("The item is " + item.path("status").asText());
        }
        fields.properties().forEach(field -> {
            if (field.getKey().equals("images")) {
                item.set("images", OrderFactory.images(field.getValue(), order.values()));
            } else {
                item.set(field.getKey(), field.getValue().deepCopy());
            }
        });
        if (fields.has("quantity")) {
            setQuantity(item, fields.path("quantity").asInt());
        }
    }

    private void setQuantity(ObjectNode item, int quantity) {
        Totals.ofItem(item, quantity);
        if (order.node().path("merchantTotal").isObject()) {
            Totals.ofOrder(order);
        }
        String id = item.path("id").asText();
        shipments.holder(id).ifPresent(shipment -> {
            for (JsonNode orderItem : shipment.path("orderItems")) {
                if (orderItem.path("id").asText().equals(id)) {
                    ((ObjectNode) orderItem).put("quantity", quantity);
                }
            }
            ShipmentFactory.total(shipment, shipments.items(shipment));
        });
    }

    /** Cancels the whole order, of which nothing may have been shipped. */
    public List<String> cancel() {
        requireUnfinished();
        if (order.items().stream().anyMatch(this::isShipped)) {
            throw new NotPossible("Items of the order are shipped");
        }
        return cancel(order.liveItems());
    }

    /** Cancels so many of each item and answers the ids of the items of which none is left. */
    public List<String> cancel(Map<String, Integer> quantities) {
        requireUnfinished();
        List<ObjectNode> whole = new ArrayList<>();
        quantities.forEach((id, quantity) -> order.findItem(id).ifPresent(item -> {
            requireCancellable(item);
            int left = item.path("quantity").asInt() - quantity;
            if (left > 0) {
                setQuantity(item, left);
            } else {
                whole.add(item);
            }
        }));
        return cancel(whole);
    }

    private void requireCancellable(ObjectNode item) {
        String id = item.path("id").asText();
        if (item.path("status").asText().equals(OrderStatus.CANCELLED)) {
            throw new NotPossible("The item " + id + " is cancelled already");
        }
        if (isShipped(item)) {
            throw new NotPossible("The item " + id + " is shipped");
        }
    }

    private boolean isShipped(ObjectNode item) {
        String id = item.path("id").asText();
        return item.path("status").asText().equals(OrderStatus.FULFILLED)
                || shipments
                        .holder(id)
                        .filter(shipment ->
                                ShipmentStatus.of(shipment) == ShipmentStatus.SHIPPED || Packing.isPacked(shipment, id))
                        .isPresent();
    }

    private List<String> cancel(List<ObjectNode> items) {
        List<String> ids = items.stream().map(item -> item.path("id").asText()).toList();
        for (ObjectNode shipment : List.copyOf(order.shipments())) {
            if (ShipmentStatus.of(shipment) < ShipmentStatus.CANCELLED
                    && ids.containsAll(Shipments.itemIds(shipment))) {
                shipments.move(shipment, ShipmentStatus.CANCELLED);
            } else if (ids.stream().anyMatch(id -> Shipments.has(shipment, id))) {
                shipments.remove(shipment, ids);
            }
        }
        items.forEach(
                item -> item.put("status", OrderStatus.CANCELLED).put("cancelledAt", WireDates.item(change.now())));
        OrderSettlement.settle(order, change.now());
        return ids;
    }

    /** Holds the order; one on hold stays as it is. */
    public void hold(@Nullable String reason) {
        requireUnfinished();
        if (!order.status().equals(OrderStatus.CUSTOMER_CARE_HOLD)) {
            order.hold(OrderStatus.CUSTOMER_CARE_HOLD);
            order.node().put("statusDesc", reason);
        }
    }
}
