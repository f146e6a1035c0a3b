package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of a JSON object, each read within its bounds. One that is absent or null counts as not given. One that is
 * not allowed fails with a sentence that names it.
 */
final class Fields {
    /** The longest name, identifier, secret or address. */
    static final int LONGEST_TEXT = 2_000;

    private final ObjectNode object;
    private final String prefix;
    private final Set<String> known = new LinkedHashSet<>();

    private Fields(ObjectNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /** Reads the object, and fails if it has a name that the reader did not ask for. */
    static <T> T read(ObjectNode object, Function<Fields, T> reader) {
        return read(object, "", reader);
    }

    private static <T> T read(ObjectNode object, String prefix, Function<Fields, T> reader) {
        Fields fields = new Fields(object, prefix);
        T value = reader.apply(fields);
        Names.requireKnown(names(object, prefix), fields.known);
        return value;
    }

    private static List<String> names(ObjectNode object, String prefix) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> names.add(prefix + name));
        return names;
    }

    /** Whether the name stands there, be its value null. */
    boolean has(String name) {
        known.add(prefix + name);
        return object.has(name);
    }

    int integer(String name, int usual, int least, int most) {
        Integer value = integer(name, least, most);
        return value == null ? usual : value;
    }

    @Nullable
    Integer integer(String name, int least, int most) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            throw wrong(name, "a whole number from " + least + " to " + most);
        }
        return node.intValue();
    }

    /** A number from 0 to 1; 0 when it is not given. */
    double share(String name) {
        JsonNode node = find(name);
        if (node == null) {
            return 0;
        }
        if (!node.isNumber()
                || node.decimalValue().signum() < 0
                || node.decimalValue().compareTo(BigDecimal.ONE) > 0) {
            throw wrong(name, "a number from 0 to 1");
        }
        return node.doubleValue();
    }

    boolean flag(String name, boolean usual) {
        JsonNode node = find(name);
        if (node == null) {
            return usual;
        }
        if (!node.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return node.booleanValue();
    }

    @Nullable
    String text(String name) {
        return text(name, LONGEST_TEXT);
    }

    @Nullable
    String text(String name, int longest) {
        JsonNode node = find(name);
        return node == null ? null : text(name, node, longest);
    }

    /** A text that may be empty. */
    @Nullable
    String textOrEmpty(String name) {
        JsonNode node = find(name);
        return node != null && node.isTextual() && node.textValue().isEmpty() ? "" : text(name);
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw wrong(name, "a text of 1 to " + LONGEST_TEXT + " characters, and is missing");
        }
        return text;
    }

    private String text(String name, JsonNode node, int longest) {
        if (!node.isTextual() || node.textValue().isEmpty() || node.textValue().length() > longest) {
            throw wrong(name, "a text of 1 to " + longest + " characters");
        }
        return node.textValue();
    }

    List<String> texts(String name, int most) {
        JsonNode node = find(name);
        if (node == null || !node.isArray() || node.isEmpty() || node.size() > most) {
            throw wrong(name, "a list of 1 to " + most + " texts");
        }
        return node.valueStream().map(each -> text(name, each, LONGEST_TEXT)).toList();
    }

    /** An object of free names with texts as values; an empty one when it is not given. */
    Map<String, String> textMap(String name, int most) {
        Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        JsonNode node = find(name);
        if (node == null) {
            return texts;
        }
        if (!node.isObject() || node.size() > most) {
            throw wrong(name, "an object of at most " + most + " texts");
        }
        node.properties().forEach(entry -> {
            String key = Names.shown(entry.getKey());
            if (texts.put(entry.getKey(), text(name + "." + key, entry.getValue(), LONGEST_TEXT)) != null) {
                throw new InvalidRequest(prefix + name + "." + key + " is given twice.");
            }
        });
        return texts;
    }

    /** One of these texts, without regard to case, as it stands in the list. */
    @Nullable
    String oneOf(String name, Collection<String> allowed) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        return allowed.stream()
                .filter(each -> node.isTextual() && each.equalsIgnoreCase(node.textValue()))
                .findFirst()
                .orElseThrow(() -> wrong(name, Names.list(allowed, "or")));
    }

    /** A constant by the text that it shows itself as. */
    <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> texts = constants.stream().map(Enum::toString).toList();
        String text = oneOf(name, texts);
        return text == null ? null : constants.get(texts.indexOf(text));
    }

    /** An object within this one. */
    <T> @Nullable T object(String name, Function<Fields, T> reader) {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        if (node instanceof ObjectNode inner) {
            return read(inner, prefix + name + ".", reader);
        }
        throw wrong(name, "an object");
    }

    private @Nullable JsonNode find(String name) {
        known.add(prefix + name);
        JsonNode node = object.get(name);
        return node instanceof NullNode ? null : node;
    }

    /** That the value of that name is not allowed, and what is. */
    InvalidRequest wrong(String name, String allowed) {
        return new InvalidRequest(prefix + name + " must be " + allowed + ".");
    }
}
