package io.ordermesh.gateway.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.control.OrderSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** JSON whose text is the same for the same contents: fields sorted, numbers with the digits they came with. */
public final class Trees {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Trees() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The tree of a text that is JSON. */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    static ObjectNode parseObject(String text) {
        return (ObjectNode) parse(text);
    }

    /** The text by which two trees are compared. */
    static String text(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new AssertionError("A tree can be written", e);
        }
    }

    /** Order and shipments of a document of the gateway, or of the snapshot in its row. */
    static String aggregate(JsonNode document) {
        List<JsonNode> shipments = new ArrayList<>();
        document.path("shipments").forEach(shipments::add);
        return aggregate(document.path("order"), shipments);
    }

    /** Order and shipments as OrderMesh has them. */
    static String aggregate(OrderSnapshot snapshot) {
        return aggregate(snapshot.order(), snapshot.shipments());
    }

    private static String aggregate(JsonNode order, List<? extends JsonNode> shipments) {
        ObjectNode aggregate = object().set("order", order);
        var array = aggregate.putArray("shipments");
        shipments.stream()
                .sorted(Comparator.comparing(shipment -> shipment.path("id").asText()))
                .forEach(array::add);
        // Once through the text, so that it does not matter which kind of node held a number.
        return text(parse(text(aggregate)));
    }

    /** A file of documented JSON from the resources folder {@code ordermesh}. */
    static String fixture(String name) {
        try (InputStream file = Objects.requireNonNull(
                Trees.class.getResourceAsStream("/ordermesh/" + name), () -> "There is no fixture " + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
