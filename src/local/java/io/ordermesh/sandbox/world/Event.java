package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says: identifiers only.
 *
 * @param type the EventType, any text
 * @param orderId null only when the order could not be created
 * @param shipmentId set for events of a shipment
 * @param requestId names the API request; events of one request share it
 */
public record Event(
        String type,
        String merchantId,
        @Nullable String orderId,
        String externalId,
        String safeId,
        @Nullable String shipmentId,
        String requestId) {
    public static final String ORDER_CREATION = "OrderCreation";
    public static final String ORDER_UPDATE = "OrderUpdate";
    public static final String ORDER_ITEM_UPDATE = "OrderItemUpdate";
    public static final String ORDER_CANCELLATION = "OrderCancellation";
    public static final String SHIPMENT_CREATED = "ShipmentCreated";
    public static final String SHIPMENT_UPDATE = "ShipmentUpdate";
    public static final String SHIPMENT_CANCELLED = "ShipmentCancelled";
    public static final String PACKAGE_CREATED = "PackageCreated";

    static Event of(String type, StoredOrder order, @Nullable String shipmentId, String requestId) {
        return new Event(
                type,
                order.merchant().merchantId(),
                order.id(),
                order.externalId(),
                order.safeId(),
                shipmentId,
                requestId);
    }

    /** The event as a webhook carries it. */
    public ObjectNode body() {
        return shipmentId == null ? orderBody() : shipmentBody(shipmentId);
    }

    private ObjectNode orderBody() {
        ObjectNode body = Json.object().put("IsSuccessful", orderId != null).putNull("Reprint");
        if (orderId == null) {
            body.put("ResponseCode", 400);
        } else {
            body.put("OrderId", orderId);
        }
        return body.put("ExternalOrderId", externalId)
                .put("SafeId", safeId)
                .put("Description", description())
                .put("SubscriberId", merchantId)
                .putNull("ChildSubscriberId")
                .put("RequestId", requestId)
                .put("EventType", type);
    }

    private ObjectNode shipmentBody(String shipment) {
        return Json.object()
                .put("ShipmentId", shipment)
                .put("ResponseCode", 200)
                .put("OrderId", orderId)
                .put("ExternalOrderId", externalId)
                .put("SafeId", safeId)
                .put("Description", "OK")
                .put("SubscriberId", merchantId)
                .put("RequestId", requestId)
                .put("EventType", type);
    }

    private String description() {
        if (orderId == null) {
            return "Order could not be created";
        }
        return type.equals(ORDER_CREATION) ? "Order created" : "OK";
    }
}
