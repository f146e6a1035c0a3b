package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.ReadResult.Found;
import io.ordermesh.gateway.ordermesh.ReadResult.NotFound;
import io.ordermesh.gateway.ordermesh.ReadResult.Resolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes answers apart, in each shape that OrderMesh is known or assumed to give them (contract, sections 2.3 and 5). */
final class Answers {

    private static final List<String> LISTS = List.of("orders", "shipments", "items", "data");

    private Answers() {}

    /** The order of an answer, bare or under {@code order}. */
    static JsonNode order(JsonNode answer, String operation) {
        JsonNode order = answer.path("order").isObject() ? answer.get("order") : answer;
        if (!order.isObject() || text(order, "id") == null) {
            throw new OrderMeshFailure(operation, Reason.UNREADABLE);
        }
        return order;
    }

    /**
     * The elements of an answer that is an array, one bare object, a wrapper around an array, or nothing: every array of
     * OrderMesh can also be null (contract 5.4).
     */
    static List<JsonNode> list(JsonNode answer, String operation) {
        List<JsonNode> nodes = new ArrayList<>();
        if (answer.isObject() && text(answer, "id") != null) {
            nodes.add(answer);
            return nodes;
        }
        JsonNode array = answer.isObject() ? wrapped(answer, operation) : answer;
        if (!array.isArray() && !array.isNull() && !array.isMissingNode()) {
            throw new OrderMeshFailure(operation, Reason.UNREADABLE);
        }
        array.forEach(nodes::add);
        if (!nodes.stream().allMatch(JsonNode::isObject)) {
            throw new OrderMeshFailure(operation, Reason.UNREADABLE);
        }
        return nodes;
    }

    private static JsonNode wrapped(JsonNode wrapper, String operation) {
        if (wrapper.isEmpty()) {
            return wrapper.path("none");
        }
        Optional<String> name = LISTS.stream().filter(wrapper::has).findFirst();
        return wrapper.get(name.orElseThrow(() -> new OrderMeshFailure(operation, Reason.UNREADABLE)));
    }

    /** Order and shipments, whose identifiers must agree with the question, else nothing may be written. */
    static Found found(Merchant merchant, String orderId, JsonNode order, List<JsonNode> shipments) {
        boolean agrees = orderId.equals(text(order, "id"))
                && ownedBy(merchant, order)
                && shipments.stream()
                        .allMatch(shipment -> text(shipment, "id") != null && agrees(shipment, "orderId", orderId));
        if (!agrees) {
            throw new OrderMeshFailure("getOrder", Reason.MISMATCHED);
        }
        return new Found(order, shipments);
    }

    /** The order ids of the elements that answer the question; an element that names another value does not. */
    static ReadResult resolved(List<JsonNode> nodes, String asked, String value, String orderId) {
        List<String> ids = new ArrayList<>();
        for (JsonNode node : nodes) {
            String id = text(node, orderId);
            if (id != null
                    && agrees(node, asked, value)
                    && OrderKey.find(OrderKey.Kind.ORDER, id).isPresent()) {
                ids.add(id);
            }
        }
        return ids.isEmpty() ? new NotFound() : new Resolved(ids);
    }

    private static boolean ownedBy(Merchant merchant, JsonNode order) {
        JsonNode merchantId = order.path("merchantId");
        return absent(merchantId) || (merchantId.isTextual() && merchant.ownsSubscriber(merchantId.asText()));
    }

    private static boolean agrees(JsonNode node, String field, String expected) {
        JsonNode value = node.path(field);
        return absent(value) || value.asText().equals(expected);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }
}
