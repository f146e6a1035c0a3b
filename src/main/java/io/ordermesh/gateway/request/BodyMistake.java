package io.ordermesh.gateway.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body. The parser's own message would repeat the body. */
final class BodyMistake {

    private static final String NOT_JSON = "The body is not valid JSON; it must be one JSON object and nothing else";

    private BodyMistake() {}

    static String describe(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            return Names.describeUnknown("name in the body", List.of(unknown.getPropertyName()))
                    + Names.describeKnown("The object must be empty.", known);
        }
        if (failure instanceof StreamConstraintsException) {
            return "The body is nested too deeply, or holds a name or a number that is too long";
        }
        if (failure instanceof MismatchedInputException mismatched) {
            return describeWrongType(mismatched);
        }
        // There is no type of its own for it.
        return failure.getOriginalMessage().startsWith("Duplicate")
                ? "The body holds a name twice; give each name once"
                : NOT_JSON;
    }

    private static String describeWrongType(MismatchedInputException mismatched) {
        List<String> path = mismatched.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .toList();
        String place = path.isEmpty() || !path.stream().allMatch(Names::isPlain)
                ? "A value in the body"
                : path.stream().collect(Collectors.joining("."));
        return place + (mismatched.getTargetType() == String.class ? " must be a text" : " has the wrong type");
    }
}
