package io.ordermesh.gateway.ordermesh.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of an answer, exactly as it came: what is not known, nulls and the digits of numbers included. Fields
 * are read where they are asked for, so that one of an unexpected form hinders nobody who does not need it.
 *
 * <p>A reader of one value is empty for a field that is absent, null or of another form; its {@code required} sister
 * throws {@link UnreadableField} then. A list that is absent or null is an empty one; what is no list throws, since an
 * empty one would say that there is nothing.
 */
public final class Wire {

    private final ObjectNode json;
    private final String path;

    private Wire(ObjectNode json, String path) {
        this.json = json;
        this.path = path;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Wire(ObjectNode json) {
        this(json, "");
    }

    /** A copy of the object. */
    public static Wire of(ObjectNode json) {
        return new Wire(json.deepCopy());
    }

    /** A copy of the object, to be changed at will. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    @JsonValue
    ObjectNode content() {
        return json;
    }

    /** The names of the fields, also of those that are null. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return Collections.unmodifiableSet(names);
    }

    /** The object inside a wrapper, or this one if it is not wrapped. */
    public Wire inside(String wrapper) {
        return object(wrapper).orElse(this);
    }

    /** A text, or the digits of a number: identifiers occur as both. */
    public Optional<String> text(String name) {
        return text(json.path(name));
    }

    /** A text that is not blank. */
    public String requiredText(String name) {
        return required(name, "a text", text(name).filter(text -> !text.isBlank()));
    }

    /** A number, or a text that holds one. */
    public Optional<BigDecimal> decimal(String name) {
        return decimal(json.path(name));
    }

    /** See {@link #decimal}. */
    public BigDecimal requiredDecimal(String name) {
        return required(name, "a number", decimal(name));
    }

    /** A whole number, or a text that holds one. */
    public Optional<Long> integer(String name) {
        return decimal(name).flatMap(Wire::whole);
    }

    /** See {@link #integer}. */
    public long requiredInteger(String name) {
        return required(name, "a whole number", integer(name));
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> bool(String name) {
        JsonNode value = json.path(name);
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    /** See {@link #bool}. */
    public boolean requiredBool(String name) {
        return required(name, "true or false", bool(name));
    }

    /** A time with a zone, or without one in UTC. */
    public Optional<Instant> time(String name) {
        return UpstreamTime.parse(json.path(name).textValue());
    }

    /** See {@link #time}. */
    public Instant requiredTime(String name) {
        return required(name, "a time", time(name));
    }

    /** A price object, or a bare number, which is an amount without currency. */
    public Optional<Money> money(String name) {
        JsonNode value = json.path(name);
        return value.isObject()
                ? object(name).flatMap(Money::read)
                : decimal(value).map(amount -> new Money(null, amount, null));
    }

    /** See {@link #money}. */
    public Money requiredMoney(String name) {
        return required(name, "a price", money(name));
    }

    /** An object. */
    public Optional<Wire> object(String name) {
        return json.path(name) instanceof ObjectNode object
                ? Optional.of(new Wire(object, at(name) + "."))
                : Optional.empty();
    }

    /** An object, as its view. */
    public <T> Optional<T> object(String name, Function<Wire, T> view) {
        return object(name).map(view);
    }

    /** See {@link #object(String)}. */
    public Wire requiredObject(String name) {
        return required(name, "an object", object(name));
    }

    /** The objects of a list, each as its view. A bare object is a list of one. */
    public <T> List<T> list(String name, Function<Wire, T> view) {
        return elements(
                name,
                "an object",
                (element, place) -> element instanceof ObjectNode object
                        ? Optional.of(view.apply(new Wire(object, place + ".")))
                        : Optional.empty());
    }

    /** The texts of a list; numbers count as texts. */
    public List<String> texts(String name) {
        return elements(name, "a text", (element, place) -> text(element));
    }

    /** The times of a list. */
    public List<Instant> times(String name) {
        return elements(name, "a time", (element, place) -> UpstreamTime.parse(element.textValue()));
    }

    /** The texts of an object by name; what is neither text nor number is left out. */
    public Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        json.path(name).properties().forEach(field -> text(field.getValue())
                .ifPresent(value -> map.put(field.getKey(), value)));
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wire wire && json.equals(wire.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Shows no value: many are personal data. */
    @Override
    public String toString() {
        return "{" + json.size() + " fields}";
    }

    private <T> List<T> elements(String name, String form, BiFunction<JsonNode, String, Optional<T>> reader) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() && !value.isObject()) {
            throw new UnreadableField(at(name), "is " + kind(value) + ", not a list");
        }
        if (value.isObject()) {
            return List.of(read(value, at(name), form, reader));
        }
        List<T> elements = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            elements.add(read(value.path(i), at(name) + "[" + i + "]", form, reader));
        }
        return Collections.unmodifiableList(elements);
    }

    private static <T> T read(
            JsonNode element, String place, String form, BiFunction<JsonNode, String, Optional<T>> reader) {
        return reader.apply(element, place)
                .orElseThrow(() -> new UnreadableField(place, "is " + kind(element) + ", not " + form));
    }

    private <T> T required(String name, String form, Optional<T> value) {
        return value.orElseThrow(() -> {
            JsonNode found = json.path(name);
            return new UnreadableField(
                    at(name), found.isMissingNode() ? "is missing" : "is " + kind(found) + ", not " + form);
        });
    }

    private String at(String name) {
        return path + name;
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() || value.isNumber() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        // What is longer is refused in the form of a number, too; reading millions of digits takes minutes.
        if (!value.isTextual() || value.textValue().length() > StreamReadConstraints.DEFAULT_MAX_NUM_LEN) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.textValue().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> whole(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The kind of a value, never the value. */
    private static String kind(JsonNode value) {
        String kind = value.getNodeType().name().toLowerCase(Locale.ROOT);
        return switch (value.getNodeType()) {
            case NULL -> kind;
            case ARRAY, OBJECT -> "an " + kind;
            case STRING -> value.textValue().isBlank() ? "a blank string" : "a string";
            default -> "a " + kind;
        };
    }
}
