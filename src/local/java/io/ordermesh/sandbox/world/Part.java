package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A part of an order which has an audit log of its own.
 *
 * @param shipmentId of a shipment and its packages
 * @param live the part where it stands
 * @param copy what it was like, without the parts inside it
 */
record Part(Kind kind, String id, @Nullable String shipmentId, ObjectNode live, ObjectNode copy) {
    enum Kind {
        ORDER,
        ITEM,
        SHIPMENT,
        PACKAGE
    }

    static Part order(StoredOrder order) {
        return new Part(Kind.ORDER, order.id(), null, order.node(), copy(order.node(), "items"));
    }

    static Part item(ObjectNode item) {
        return new Part(Kind.ITEM, item.path("id").asText(), null, item, item.deepCopy());
    }

    static Part shipment(String id, ObjectNode shipment) {
        return new Part(Kind.SHIPMENT, id, id, shipment, copy(shipment, "packages"));
    }

    static Part parcel(String shipmentId, ObjectNode parcel) {
        return new Part(Kind.PACKAGE, parcel.path("id").asText(), shipmentId, parcel, parcel.deepCopy());
    }

    private static ObjectNode copy(ObjectNode whole, String inside) {
        ObjectNode copy = Json.object();
        whole.properties().stream()
                .filter(field -> !field.getKey().equals(inside))
                .forEach(field -> copy.set(field.getKey(), field.getValue().deepCopy()));
        return copy;
    }
}
