package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.SandboxMerchant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call as its handler sees it. */
record ApiCall(
        @Nullable SandboxMerchant caller,
        Map<String, String> pathParameters,
        Map<String, List<String>> queryParameters,
        String body) {

    /** The merchant whose token the call has. */
    SandboxMerchant merchant() {
        if (caller == null) {
            throw new IllegalStateException("An operation without a token has no merchant");
        }
        return caller;
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
        JsonNode node = Json.parse(body).orElseThrow(() -> new BadRequest("The body is no JSON", null));
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new BadRequest("The body is no object", null);
    }
}
