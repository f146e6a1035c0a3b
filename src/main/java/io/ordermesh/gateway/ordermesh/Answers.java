package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Details;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.ReadResult.Elsewhere;
import io.ordermesh.gateway.ordermesh.ReadResult.Found;
import io.ordermesh.gateway.ordermesh.ReadResult.NotFound;
import io.ordermesh.gateway.ordermesh.ReadResult.Resolved;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.ordermesh.shipments.Shipment;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes answers apart, in each shape that OrderMesh is known or assumed to give them (contract, sections 2.3 and 5). */
final class Answers {

    private Answers() {}

    /** The order of an answer. */
    static JsonNode order(@Nullable Order answer, String operation) {
        return identified(answer == null ? null : answer.wire(), operation);
    }

    /** The shipment of an answer. */
    static JsonNode shipment(@Nullable Shipment answer, String operation) {
        return identified(answer == null ? null : answer.wire(), operation);
    }

    /** The orders of a page; none where there is no body. */
    static List<JsonNode> orders(@Nullable Page<Order> answer) {
        return answer == null
                ? List.of()
                : answer.items().stream()
                        .<JsonNode>map(order -> order.wire().json())
                        .toList();
    }

    /** The shipments of a page; none where there is no body. */
    static List<JsonNode> shipments(@Nullable Page<Shipment> answer) {
        return answer == null
                ? List.of()
                : answer.items().stream()
                        .<JsonNode>map(shipment -> shipment.wire().json())
                        .toList();
    }

    private static JsonNode identified(@Nullable Wire wire, String operation) {
        JsonNode json = wire == null ? MissingNode.getInstance() : wire.json();
        if (text(json, "id") == null) {
            throw new OrderMeshFailure(operation, Reason.UNREADABLE, Details.unreadable(0, "there is no id"));
        }
        return json;
    }

    /** Where the order that was asked for belongs, if not to this merchant. */
    static Optional<Elsewhere> elsewhere(Merchant merchant, String orderId, JsonNode order) {
        String owner = text(order, "merchantId");
        return owner != null && orderId.equals(text(order, "id")) && !merchant.ownsSubscriber(owner)
                ? Optional.of(new Elsewhere(owner))
                : Optional.empty();
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
