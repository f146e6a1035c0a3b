package io.ordermesh.gateway.ordermesh.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Page} of whatever type from each form that it is known or assumed to have. */
final class PageReader extends JsonDeserializer<Page<?>> implements ContextualDeserializer {

    /** What OrderMesh calls its lists, or is assumed to. */
    private static final List<String> LISTS =
            List.of("orders", "shipments", "notes", "auditLogs", "orderItems", "variants", "items", "data");

    private final JavaType element;

    /** Called by Jackson before it knows the type of the elements. */
    PageReader() {
        this(TypeFactory.defaultInstance().constructType(Wire.class));
    }

    private PageReader(JavaType element) {
        this.element = element;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JavaType page = property == null ? context.getContextualType() : property.getType();
        return page == null || !page.hasGenericTypes() ? this : new PageReader(page.containedType(0));
    }

    @Override
    public Page<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode answer = context.readTree(parser);
        if (answer instanceof ObjectNode object) {
            return page(object, context);
        }
        return new Page<>(read(answer, context), Optional.empty());
    }

    /** A body of {@code null} lists nothing. */
    @Override
    public Page<?> getNullValue(DeserializationContext context) {
        return new Page<>(List.of(), Optional.empty());
    }

    private Page<?> page(ObjectNode answer, DeserializationContext context) throws IOException {
        if (answer.path("id").isTextual()) {
            return new Page<>(List.of(view(answer, 0, context)), Optional.empty());
        }
        Optional<Long> totalCount = new Wire(answer).integer("totalCount");
        Optional<String> list = LISTS.stream().filter(answer::has).findFirst();
        if (list.isEmpty() && !answer.isEmpty()) {
            return context.reportInputMismatch(this, "A page holds none of the lists %s", LISTS);
        }
        JsonNode array = list.<JsonNode>map(answer::get).orElseGet(context.getNodeFactory()::arrayNode);
        return new Page<>(read(array, context), totalCount);
    }

    private List<Object> read(JsonNode array, DeserializationContext context) throws IOException {
        List<Object> views = new ArrayList<>(array.size());
        if (array.isNull()) {
            return views;
        }
        if (!array.isArray()) {
            return context.reportInputMismatch(this, "A list is of type %s", array.getNodeType());
        }
        for (int i = 0; i < array.size(); i++) {
            views.add(view(array.get(i), i, context));
        }
        return views;
    }

    private Object view(JsonNode node, int index, DeserializationContext context) throws IOException {
        if (!node.isObject()) {
            return context.reportInputMismatch(
                    this, "Element %s of a list is of type %s, not an object", index, node.getNodeType());
        }
        return context.readTreeAsValue(node, element);
    }
}
