package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.SandboxMerchant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call as its handler sees it. */
record ApiCall(
        @Nullable Caller caller,
        Map<String, String> pathParameters,
        Map<String, List<String>> queryParameters,
        String body) {

    /** Whose token the call has. */
    Caller user() {
        if (caller == null) {
            throw new IllegalStateException("An operation without a token has no merchant");
        }
        return caller;
    }

    /** The merchant whose token the call has. */
    SandboxMerchant merchant() {
        return user().merchant();
    }

    String path(String name) {
        return pathParameters.getOrDefault(name, "");
    }

    Optional<String> query(String name) {
        return queryAll(name).stream().findFirst().filter(value -> !value.isBlank());
    }

    List<String> queryAll(String name) {
        return queryParameters.getOrDefault(name, List.of());
    }

    /** The body's object; a {@link BadRequest} when it is none. */
    ObjectNode object() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw new BadRequest("The body is no object", null);
    }

    private JsonNode json() {
        return Json.parse(body).orElseThrow(() -> new BadRequest("The body is no JSON", null));
    }

    /** The body's object, which must have that shape. */
    ObjectNode object(Shape shape) {
        ObjectNode object = object();
        shape.require(object);
        return object;
    }

    /** The same, but no body is an empty object. */
    ObjectNode optionalObject(Shape shape) {
        return body.isBlank() ? Json.object() : object(shape);
    }

    /** The body's list of objects of that shape, at least one. */
    List<ObjectNode> objects(Shape shape) {
        if (!(json() instanceof ArrayNode array)) {
            throw new BadRequest("The body is no list", null);
        }
        ObjectNode whole = Json.object().set("", array);
        new Shape().required(Shape.filledList(Shape.object(shape)), "").require(whole);
        return array.valueStream().map(ObjectNode.class::cast).toList();
    }
}
