package io.ordermesh.gateway.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.control.OrderSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is personal in the orders of the sandbox, place by place: apart from the product's own table. */
public final class Personal {

    private static final int SHORTEST_TELLING = 5;

    private Personal() {}

    /** Order and shipments, as one tree, without what is personal. */
    public static OrderSnapshot removedFrom(OrderSnapshot snapshot) {
        ObjectNode order = snapshot.order().deepCopy();
        order.remove(List.of("shippingAddress", "billingAddress", "returnAddress", "customerPaymentMethods", "meta"));
        remove(order.path("client"), "ip", "details");
        for (JsonNode item : order.path("items")) {
            remove(item, "images", "meta", "clientAttributes");
            item.path("refundData").path("refunds").forEach(refund -> remove(refund, "reason", "transactionId"));
        }
        List<ObjectNode> shipments = new ArrayList<>();
        for (ObjectNode each : snapshot.shipments()) {
            ObjectNode shipment = each.deepCopy();
            shipment.path("orderItems").forEach(item -> remove(item, "images"));
            shipments.add(shipment);
        }
        return new OrderSnapshot(order, shipments);
    }

    /** The telling texts in what is personal; short ones stand everywhere. */
    static Set<String> texts(OrderSnapshot snapshot) {
        Set<String> personal = new LinkedHashSet<>();
        snapshot.order().forEach(field -> collect(field, personal));
        snapshot.shipments().forEach(shipment -> collect(shipment, personal));
        Set<String> others = new LinkedHashSet<>();
        OrderSnapshot rest = removedFrom(snapshot);
        rest.order().forEach(field -> collect(field, others));
        rest.shipments().forEach(shipment -> collect(shipment, others));
        personal.removeAll(others);
        return personal;
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isContainerNode()) {
            node.forEach(each -> collect(each, texts));
        } else if (node.isTextual() && node.textValue().length() >= SHORTEST_TELLING) {
            texts.add(node.textValue());
        }
    }

    private static void remove(JsonNode node, String... names) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of(names));
        }
    }
}
