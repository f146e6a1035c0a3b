package io.ordermesh.gateway.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.ordermesh.wire.UpstreamTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order with its shipments as one read brought them, and what of it is searched. Unknown fields and values are kept. */
public final class OrderSnapshot {

    /** A NUL in a text, in JSON's spelling; PostgreSQL stores none. The look-behind skips an escaped backslash. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    /** The parser's own bound is 1000; what is read here stands deeper in what is answered and sent. */
    private static final int DEEPEST = 500;

    private final JsonNode order;
    private final Map<String, JsonNode> shipments;
    private final String text;

    private OrderSnapshot(JsonNode order, Map<String, JsonNode> shipments, String text) {
        this.order = order;
        this.shipments = shipments;
        this.text = text;
    }

    /**
     * Takes over what was read. The order of shipments and of fields has no meaning and is made the same for equal
     * contents.
     *
     * @param order an object with a textual {@code id}
     * @param shipments objects with a textual {@code id} each
     */
    public static OrderSnapshot of(JsonNode order, List<JsonNode> shipments, ObjectMapper json) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        // Of two versions of one shipment either may be the newer; it only must be the same one at each read.
        shipments.stream()
                .sorted(Comparator.comparing(
                                (JsonNode shipment) -> shipment.path("id").asText())
                        .thenComparing(shipment -> sorted(shipment, json)))
                .forEach(shipment -> byId.put(shipment.path("id").asText(), shipment));
        ObjectNode root = json.createObjectNode();
        root.set("order", order);
        root.putArray("shipments").addAll(byId.values());
        String text = sorted(root, json);
        // The plain search first: there is hardly ever one.
        if (!text.contains("\\u0000") || !NUL.matcher(text).find()) {
            return new OrderSnapshot(order, byId, text);
        }
        try {
            JsonNode clean = json.readTree(NUL.matcher(text).replaceAll("$1\\\\ufffd"));
            return of(clean.get("order"), List.copyOf(list(clean.get("shipments"))), json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written as JSON can be read as JSON", e);
        }
    }

    /**
     * Whether what is stored of it can be read again. PostgreSQL writes numbers out, 1E+5000 with 5001 digits, and the
     * parser takes neither very long numbers nor very deep trees.
     */
    public static boolean isReadable(JsonNode order, List<JsonNode> shipments) {
        return isReadable(order, 1) && shipments.stream().allMatch(shipment -> isReadable(shipment, 1));
    }

    private static boolean isReadable(JsonNode node, int depth) {
        if (node.isContainerNode()) {
            return depth <= DEEPEST && node.valueStream().allMatch(each -> isReadable(each, depth + 1));
        }
        return !node.isBigDecimal() || length(node.decimalValue()) <= StreamReadConstraints.DEFAULT_MAX_NUM_LEN;
    }

    /** With sign, a leading zero and the point. */
    private static long length(BigDecimal number) {
        return Math.max((long) number.precision() - number.scale(), 0) + Math.max(number.scale(), 0) + 3;
    }

    /** The same text for the same contents. */
    private static String sorted(JsonNode node, ObjectMapper json) {
        try {
            return json.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED).writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read as JSON can be written as JSON", e);
        }
    }

    /** The whole snapshot, {@code {"order": …, "shipments": […]}}; the same text for the same contents. */
    public String text() {
        return text;
    }

    /** Equal for equal contents. */
    public String contentHash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The order id. */
    public String orderId() {
        return order.path("id").asText();
    }

    /** A textual or numeric field of the order, as text. */
    public @Nullable String field(String name) {
        return text(order, name);
    }

    /** A time of the order, where it is present and can be read. */
    public Optional<Instant> time(String name) {
        return UpstreamTime.parse(field(name));
    }

    /** The latest time of change that order or shipments name, by OrderMesh's clock. */
    public Optional<Instant> changedAt() {
        return Stream.concat(
                        time("updatedAt").stream(),
                        shipments.values().stream()
                                .flatMap(shipment -> UpstreamTime.parse(text(shipment, "lastModifiedDate")).stream()))
                .max(Comparator.naturalOrder());
    }

    /** The shipments by id. */
    public Map<String, JsonNode> shipments() {
        return shipments;
    }

    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }

    private static List<JsonNode> list(JsonNode array) {
        return array.valueStream().toList();
    }
}
