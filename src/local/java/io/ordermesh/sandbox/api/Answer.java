package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ordermesh.sandbox.world.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of the API; a missing node stands for no body. */
record Answer(int status, JsonNode body) {

    static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    static Answer created(JsonNode body) {
        return new Answer(201, body);
    }

    static Answer empty(int status) {
        return new Answer(status, MissingNode.getInstance());
    }

    static Answer unauthorized() {
        return error(401, "The token is missing, unknown or expired");
    }

    static Answer notFound(String what) {
        return error(404, what + " was not found");
    }

    static Answer error(int status, String message) {
        return errors(status, List.of(new Problem(message, null)));
    }

    /** The error body of all services. */
    static Answer errors(int status, List<Problem> problems) {
        var body = Json.object();
        for (Problem problem : problems) {
            var error = body.withArrayProperty("errors").addObject();
            error.put("code", code(status)).put("message", problem.message());
            if (problem.field() != null) {
                error.put("field", problem.field());
            }
        }
        return new Answer(status, body);
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "Validation";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 424, 502 -> "External";
            case 429 -> "TooManyRequests";
            case 501 -> "NotImplemented";
            default -> "Unhandled";
        };
    }

    /** What is wrong, and with which field of the request. */
    record Problem(String message, @Nullable String field) {}
}
