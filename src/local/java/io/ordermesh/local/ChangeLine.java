package io.ordermesh.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Puts a record of the state topic into a line for people.
 *
 * <p>Records are read with patience: what is missing is left out of the line. Remembers each order's last status, for
 * the latest {@value #REMEMBERED} orders.
 */
final class ChangeLine {

    private static final int REMEMBERED = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final List<String> SIGNS_OF_SHIPPING =
            List.of("shippedAt", "shippedDate", "trackingNumber", "carrierTrackingNumber");

    private final ObjectMapper mapper = new ObjectMapper();
    private final ZoneId zone;
    private final Map<String, String> lastStatus = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    ChangeLine(ZoneId zone) {
        this.zone = zone;
    }

    /** The line for a record; {@code value} is null for a tombstone. */
    String of(@Nullable String key, @Nullable String value, Instant recorded) {
        JsonNode change = value == null ? MissingNode.getInstance() : read(value);
        String order = key == null
                ? change.path("merchant").asText() + "/"
                        + change.path("orderId").asText()
                : key;
        List<String> parts = new ArrayList<>();
        parts.add(TIME.format(recorded.atZone(zone)));
        parts.add(merchant(order, change));
        parts.add(name(order, change));
        if (value == null || change.path("gone").asBoolean()) {
            String before = lastStatus.remove(order);
            parts.add(before == null ? "gone" : before + " → gone");
        } else {
            parts.add(status(order, change));
            parts.add(shipments(change.path("shipments")));
        }
        if (change.path("revision").canConvertToLong()) {
            parts.add("revision " + change.path("revision").asLong());
        }
        return String.join("  ", parts.stream().filter(part -> !part.isBlank()).toList());
    }

    private JsonNode read(String value) {
        try {
            return mapper.readTree(value);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String merchant(String order, JsonNode change) {
        return change.path("merchant").asText(order.substring(0, Math.max(0, order.indexOf('/'))));
    }

    /** The merchant's own number of the order, or else OrderMesh's. */
    private static String name(String order, JsonNode change) {
        String orderId = change.path("orderId").asText(order.substring(order.indexOf('/') + 1));
        JsonNode externalId = change.path("externalId");
        return externalId.isValueNode() && !externalId.isNull() ? externalId.asText() : orderId;
    }

    private String status(String order, JsonNode change) {
        JsonNode field = change.path("status");
        if (!field.isValueNode() || field.isNull()) {
            return "";
        }
        String status = field.asText();
        String before = lastStatus.put(order, status);
        return before == null || before.equals(status) ? status : before + " → " + status;
    }

    private static String shipments(JsonNode shipments) {
        if (shipments.isEmpty()) {
            return "";
        }
        long shipped = StreamSupport.stream(shipments.spliterator(), false)
                .filter(ChangeLine::isShipped)
                .count();
        String count = shipments.size() == 1 ? "1 shipment" : shipments.size() + " shipments";
        return shipped == 0 ? count : count + ", " + shipped + " shipped";
    }

    /** The numbers of a shipment's status have no published meaning; a package with a date or a tracking number has. */
    private static boolean isShipped(JsonNode shipment) {
        return hasSign(shipment)
                || StreamSupport.stream(shipment.path("packages").spliterator(), false)
                        .anyMatch(ChangeLine::hasSign);
    }

    private static boolean hasSign(JsonNode node) {
        return SIGNS_OF_SHIPPING.stream().anyMatch(node::hasNonNull);
    }
}
