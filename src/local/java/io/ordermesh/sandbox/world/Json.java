package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON trees which keep decimals as they were written: 21.50 stays 21.50. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** The tree of the text, or nothing when the text is empty or no JSON. */
    public static Optional<JsonNode> parse(String text) {
        return parse(text, MAPPER.reader());
    }

    /** The same, or nothing also when an object has a name twice. */
    public static Optional<JsonNode> parseWithoutRepeats(String text) {
        return parse(text, MAPPER.reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY));
    }

    private static Optional<JsonNode> parse(String text, ObjectReader reader) {
        try {
            JsonNode node = reader.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The text of the tree, on one line. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }

    /**
     * Merges the changes into the target: objects field by field, everything else is replaced. A null is written as an
     * explicit null, as OrderMesh sends absent values.
     */
    public static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties().forEach(change -> {
            JsonNode present = target.get(change.getKey());
            if (present instanceof ObjectNode inner && change.getValue() instanceof ObjectNode innerChanges) {
                merge(inner, innerChanges);
            } else {
                target.set(change.getKey(), change.getValue().deepCopy());
            }
        });
    }

    /** A field's text, or null when the field is absent, null or no text. */
    public static @Nullable String text(JsonNode node, String field) {
        return node.path(field).textValue();
    }

    /** The elements of a list, as texts. */
    public static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /** A price of the order service. */
    public static ObjectNode price(String currency, BigDecimal amount) {
        return object().put("currency", currency).put("amount", amount);
    }

    /** A price of the shipment service. */
    public static ObjectNode price(String currency, BigDecimal amount, BigDecimal tax) {
        return price(currency, amount).put("tax", tax);
    }
}
