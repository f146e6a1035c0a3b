package io.ordermesh.gateway.webhook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ordermesh.gateway.event.EventDecoder;
import io.ordermesh.gateway.event.OrderMeshEvent;
import io.ordermesh.gateway.webhook.Decoded.Events;
import io.ordermesh.gateway.webhook.Decoded.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the body of a delivery in every accepted form (OrderMesh contract 3.4): one event, an array of them, or either
 * under {@code Notification}, {@code Notifications} or {@code Events}.
 */
final class DeliveryDecoder {

    private static final List<String> WRAPPERS = List.of("Notification", "Notifications", "Events");

    private final ObjectReader json;
    private final int maxEvents;

    DeliveryDecoder(ObjectMapper json, int maxEvents) {
        this.json = json.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.maxEvents = maxEvents;
    }

    /** All events of the body, or why it is refused as a whole. */
    Decoded decode(byte[] body) {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (IOException e) {
            return new Refused(Rejection.NOT_JSON);
        }
        if (root.isMissingNode()) {
            return new Refused(Rejection.NOT_JSON);
        }
        List<JsonNode> nodes = eventNodes(unwrap(root));
        if (nodes.isEmpty()) {
            return new Refused(Rejection.NO_EVENT);
        }
        if (nodes.size() > maxEvents) {
            return new Refused(Rejection.TOO_MANY_EVENTS);
        }
        return events(nodes);
    }

    private static JsonNode unwrap(JsonNode root) {
        if (!root.isObject()) {
            return root;
        }
        Map<String, JsonNode> fields = EventDecoder.fieldsIgnoringCase(root);
        return WRAPPERS.stream()
                .filter(fields::containsKey)
                .map(fields::get)
                .filter(JsonNode::isContainerNode)
                .findFirst()
                .orElse(root);
    }

    private static List<JsonNode> eventNodes(JsonNode node) {
        if (node.isArray()) {
            List<JsonNode> nodes = new ArrayList<>();
            node.forEach(nodes::add);
            return nodes;
        }
        return node.isObject() && !node.isEmpty() ? List.of(node) : List.of();
    }

    private static Decoded events(List<JsonNode> nodes) {
        List<OrderMeshEvent> events = new ArrayList<>(nodes.size());
        for (JsonNode node : nodes) {
            if (!node.isObject() || node.isEmpty()) {
                return new Refused(Rejection.NO_EVENT);
            }
            Optional<OrderMeshEvent> event = EventDecoder.decode(node);
            if (event.isEmpty()) {
                return new Refused(Rejection.NO_IDENTIFIER);
            }
            events.add(event.get());
        }
        return new Events(events);
    }
}
