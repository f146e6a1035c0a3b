package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to a control endpoint. What cannot be read fails with an IllegalArgumentException. */
record Request(RoutingContext context) {

    String path(String name) {
        return Objects.requireNonNullElse(context.pathParam(name), "");
    }

    Optional<String> query(String name) {
        return context.queryParam(name).stream().findFirst();
    }

    String body() {
        return Objects.requireNonNullElse(context.body().asString(), "");
    }

    /** The body's object; an empty one when there is no body. */
    ObjectNode object() {
        if (body().isBlank()) {
            return Json.object();
        }
        JsonNode node = Json.parse(body()).orElseThrow(() -> new IllegalArgumentException("The body is no JSON"));
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("The body is no object");
    }

    /** The body's text of that name, or null. */
    @Nullable
    String text(String name) {
        return Json.text(object(), name);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
