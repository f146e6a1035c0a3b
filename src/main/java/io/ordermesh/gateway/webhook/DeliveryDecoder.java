package io.ordermesh.gateway.webhook;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ordermesh.gateway.event.EventDecoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events in the body of a delivery, in every accepted form: one event, an array of them, either under
 * {@code Notification}, {@code Notifications} or {@code Events}, and each of these as the data of a CloudEvent (structured
 * or batched mode; in binary mode the body is the data). An object that holds wrapped events and names an order itself is an
 * event, too.
 */
final class DeliveryDecoder {

    private static final List<String> WRAPPERS = List.of("Notification", "Notifications", "Events");
    private static final String CLOUD_EVENT = "specversion";
    private static final String CLOUD_EVENT_DATA = "data";
    private static final String CLOUD_EVENT_BASE64 = "data_base64";
    /** A batch of CloudEvents whose data wraps events. */
    private static final int DEEPEST = 4;

    private final ObjectReader json;

    DeliveryDecoder(ObjectMapper json) {
        this.json = json.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * What stands where an event is expected.
     *
     * @param node anything, perhaps not even an object
     * @param envelope what it is wrapped in; itself where it is not
     */
    record Candidate(JsonNode node, JsonNode envelope) {}

    /** All candidates of the body, or nothing if it is not JSON. */
    Optional<List<Candidate>> decode(byte[] body) {
        try {
            JsonNode root = json.readTree(body);
            if (root.isMissingNode()) {
                return Optional.empty();
            }
            List<Candidate> found = new ArrayList<>();
            if (root.isContainerNode() && !root.isEmpty()) {
                collect(root, null, 0, found);
            }
            return Optional.of(found);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void collect(JsonNode node, @Nullable JsonNode envelope, int depth, List<Candidate> found) {
        if (node.isArray() && depth <= DEEPEST) {
            for (JsonNode element : node) {
                if (element.isArray()) {
                    found.add(candidate(element, envelope));
                } else {
                    collect(element, envelope, depth + 1, found);
                }
            }
            return;
        }
        List<JsonNode> wrapped = node.isObject() && depth <= DEEPEST ? wrapped(node) : List.of();
        if (wrapped.isEmpty()) {
            found.add(candidate(node, envelope));
            return;
        }
        for (JsonNode each : wrapped) {
            if (!each.isEmpty()) {
                collect(each, node, depth + 1, found);
            }
        }
        if (EventDecoder.decode(node).isPresent()) {
            found.add(candidate(node, envelope));
        }
    }

    private static Candidate candidate(JsonNode node, @Nullable JsonNode envelope) {
        return new Candidate(node, envelope == null ? node : envelope);
    }

    /** What is no base64, or no JSON in it, is no event, and costs the others of the delivery nothing. */
    private JsonNode unpacked(JsonNode base64) {
        try {
            return json.readTree(base64.binaryValue());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private List<JsonNode> wrapped(JsonNode object) {
        List<JsonNode> wrapped = new ArrayList<>();
        if (object.has(CLOUD_EVENT)) {
            if (object.path(CLOUD_EVENT_BASE64).isTextual()) {
                wrapped.add(unpacked(object.get(CLOUD_EVENT_BASE64)));
            }
            wrapped.add(object.path(CLOUD_EVENT_DATA));
        }
        Map<String, JsonNode> fields = EventDecoder.fieldsIgnoringCase(object);
        for (String wrapper : WRAPPERS) {
            JsonNode value = fields.get(wrapper);
            if (value != null) {
                wrapped.add(value);
            }
        }
        wrapped.removeIf(each -> !each.isContainerNode());
        return wrapped;
    }
}
