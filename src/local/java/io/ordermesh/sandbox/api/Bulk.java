package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.NotPossible;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does the elements of a request one after the other; those which fail do not keep the others from being done. */
final class Bulk {
    private Bulk() {}

    /** The answer of a handler, or of what it failed with. */
    static Answer attempt(OperationHandler handler, ApiCall call) {
        try {
            return handler.handle(call);
        } catch (Refused e) {
            return e.answer();
        } catch (NotPossible e) {
            return Answer.error(409, String.valueOf(e.getMessage()));
        }
    }

    /** A BulkResponse; the id function names an element by itself or its answer. */
    static ObjectNode respond(
            ApiCall call,
            Iterable<JsonNode> elements,
            Function<JsonNode, Answer> handler,
            BiFunction<JsonNode, Answer, @Nullable String> id) {
        ObjectNode body = Json.object();
        int index = 0;
        for (JsonNode element : elements) {
            Answer answer = attempt(same -> handler.apply(element), call);
            ObjectNode response = body.withArrayProperty("responses").addObject();
            response.put("index", index++).put("id", id.apply(element, answer)).put("statusCode", answer.status());
            if (answer.status() >= 400) {
                response.setAll((ObjectNode) answer.body());
            } else if (!answer.body().isMissingNode()) {
                response.set("body", answer.body());
            }
        }
        return body;
    }

    /** The elements of the call's <code>bulk</code>. */
    static Iterable<JsonNode> elements(ApiCall call) {
        return call.object(OrderShapes.BULK).path("bulk");
    }

    /** An element that is an object of the shape. */
    static ObjectNode object(JsonNode element, Shape shape) {
        if (element instanceof ObjectNode object) {
            shape.require(object);
            return object;
        }
        throw new BadRequest("An object is required", null);
    }

    /** Whether every element was done. */
    static boolean isDone(ObjectNode response) {
        return response.path("responses").findValues("statusCode").stream().allMatch(status -> status.asInt() < 400);
    }
}
