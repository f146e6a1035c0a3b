package io.ordermesh.gateway.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.event.OrderKey.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event object. Names are read without regard to case, since OrderMesh's guides write them in two ways
 * (contract 3.2).
 */
public final class EventDecoder {

    private static final String SUBSCRIBER = "SubscriberId";
    private static final String CHILD_SUBSCRIBER = "ChildSubscriberId";

    private EventDecoder() {}

    /** The event, unless the node is no object or holds no identifier that could be read. */
    public static Optional<OrderMeshEvent> decode(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        Map<String, JsonNode> fields = fieldsIgnoringCase(node);
        return key(fields).map(key -> {
            String type = text(fields, "EventType");
            boolean failed = isFalse(fields.get("IsSuccessful")) && key.kind() != Kind.ORDER && isCreation(type);
            return new OrderMeshEvent(
                    type == null ? OrderMeshEvent.UNNAMED : type,
                    key,
                    text(fields, SUBSCRIBER),
                    text(fields, CHILD_SUBSCRIBER),
                    failed,
                    integer(fields.get("ResponseCode")),
                    node);
        });
    }

    /** The fields of an object, found under their name in any case. */
    public static Map<String, JsonNode> fieldsIgnoringCase(JsonNode node) {
        Map<String, JsonNode> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** One identifier of the event, if it is there and usable. */
    static Optional<OrderKey> identifier(JsonNode node, Kind kind) {
        return key(fieldsIgnoringCase(node), kind);
    }

    private static Optional<OrderKey> key(Map<String, JsonNode> fields) {
        return key(fields, Kind.ORDER)
                .or(() -> key(fields, Kind.SAFE))
                .or(() -> key(fields, Kind.SHIPMENT))
                .or(() -> key(fields, Kind.EXTERNAL));
    }

    private static Optional<OrderKey> key(Map<String, JsonNode> fields, Kind kind) {
        String value = text(
                fields,
                switch (kind) {
                    case ORDER -> "OrderId";
                    case SAFE -> "SafeId";
                    case SHIPMENT -> "ShipmentId";
                    case EXTERNAL -> "ExternalOrderId";
                });
        return value == null ? Optional.empty() : OrderKey.find(kind, value);
    }

    /** Whether the object names its subscribers, if it names them at all, by texts. */
    public static boolean hasUsableSubscribers(JsonNode node) {
        Map<String, JsonNode> fields = fieldsIgnoringCase(node);
        return Stream.of(SUBSCRIBER, CHILD_SUBSCRIBER)
                .map(fields::get)
                .allMatch(field -> field == null || field.isNull() || isScalar(field));
    }

    /** The subscribers that the object names. */
    public static List<String> subscribers(JsonNode node) {
        Map<String, JsonNode> fields = fieldsIgnoringCase(node);
        return Stream.of(SUBSCRIBER, CHILD_SUBSCRIBER)
                .flatMap(name -> Optional.ofNullable(text(fields, name)).stream())
                .toList();
    }

    /** The value of a text or a whole number; null where it is absent, null, blank or of another type. */
    private static @Nullable String text(Map<String, JsonNode> fields, String name) {
        JsonNode node = fields.get(name);
        return node == null || !isScalar(node) || node.asText().isBlank() ? null : node.asText();
    }

    /** Without fractions: different ones can become the same text. */
    private static boolean isScalar(JsonNode node) {
        return node.isTextual() || node.isIntegralNumber();
    }

    /** Whether the event is about a creation, as far as it says what it is about (contract 3.4). */
    private static boolean isCreation(@Nullable String type) {
        return type == null || type.equalsIgnoreCase("OrderCreation");
    }

    private static @Nullable Integer integer(@Nullable JsonNode node) {
        return node != null && node.canConvertToInt() && node.isNumber() ? node.asInt() : null;
    }

    private static boolean isFalse(@Nullable JsonNode node) {
        return node != null && node.isBoolean() && !node.asBoolean();
    }
}
