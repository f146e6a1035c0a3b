package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.WireDates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which fields a request has and of which types they are. Other fields may be there: nobody reads them. */
final class Shape {
    private final Map<String, Check> fields = new LinkedHashMap<>();

    /** Looks at a value and adds what is wrong with it. */
    @FunctionalInterface
    interface Check {
        void check(JsonNode value, String field, List<Answer.Problem> problems);
    }

    /** Fields that must be there. */
    Shape required(Check check, String... names) {
        for (String name : names) {
            fields.put(name, check);
        }
        return this;
    }

    /** Fields that may be missing, but are of that type if they are there. */
    Shape optional(Check check, String... names) {
        return required(
                (value, field, problems) -> {
                    if (!value.isMissingNode()) {
                        check.check(value, field, problems);
                    }
                },
                names);
    }

    /** Fields that may be missing or null. */
    Shape nullable(Check check, String... names) {
        return optional(
                (value, field, problems) -> {
                    if (!value.isNull()) {
                        check.check(value, field, problems);
                    }
                },
                names);
    }

    /** Fails with what is wrong, if anything is. */
    void require(ObjectNode object) {
        List<Answer.Problem> problems = new ArrayList<>();
        check(object, "", problems);
        if (!problems.isEmpty()) {
            throw new BadRequest(problems);
        }
    }

    private void check(JsonNode object, String prefix, List<Answer.Problem> problems) {
        fields.forEach((name, check) -> check.check(object.path(name), prefix + name, problems));
    }

    /** The fields of the object that this shape names; fails when there are none. */
    ObjectNode select(ObjectNode object) {
        ObjectNode selected = Json.object();
        fields.keySet().stream().filter(object::has).forEach(name -> selected.set(name, object.get(name)));
        if (selected.isEmpty()) {
            throw new BadRequest("At least one field to change is required", null);
        }
        return selected;
    }

    static final Check TEXT = is("A text is required", JsonNode::isTextual);
    static final Check FILLED = is(
            "A text is required",
            value -> value.isTextual() && !value.textValue().isBlank());
    static final Check FLAG = is("true or false is required", JsonNode::isBoolean);
    static final Check NUMBER = is("A number is required", JsonNode::isNumber);
    static final Check AMOUNT = is(
            "A number above 0 is required",
            value -> value.isNumber() && value.decimalValue().compareTo(BigDecimal.ZERO) > 0);
    static final Check COUNT = is(
            "A whole number from 1 is required",
            value -> value.canConvertToInt() && value.isInt() && value.intValue() >= 1);
    static final Check DATE = is(
            "A date is required",
            value -> value.isTextual() && WireDates.parse(value.textValue()).isPresent());
    static final Check MAP = is("An object of texts is required", Shape::isMapOfTexts);

    static Check is(String wanted, Predicate<JsonNode> condition) {
        return (value, field, problems) -> {
            if (!condition.test(value)) {
                problems.add(new Answer.Problem(wanted, field));
            }
        };
    }

    private static boolean isMapOfTexts(JsonNode value) {
        return value.isObject()
                && value.properties().stream()
                        .allMatch(entry ->
                                entry.getValue().isTextual() || entry.getValue().isNull());
    }

    /** An object of that shape. */
    static Check object(Shape shape) {
        return (value, field, problems) -> {
            if (value.isObject()) {
                shape.check(value, field + ".", problems);
            } else {
                problems.add(new Answer.Problem("An object is required", field));
            }
        };
    }

    /** A list of such elements. */
    static Check list(Check element) {
        return (value, field, problems) -> {
            if (!value.isArray()) {
                problems.add(new Answer.Problem("A list is required", field));
            }
            for (int i = 0; i < value.size() && value.isArray(); i++) {
                element.check(value.path(i), field + "[" + i + "]", problems);
            }
        };
    }

    /** A list of at least one such element. */
    static Check filledList(Check element) {
        return (value, field, problems) -> {
            if (value.isArray() && value.isEmpty()) {
                problems.add(new Answer.Problem("At least one element is required", field));
            }
            list(element).check(value, field, problems);
        };
    }
}
