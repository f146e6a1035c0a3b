package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A request to a control endpoint. What is not allowed fails with an {@link InvalidRequest}. */
record Request(RoutingContext context) {

    String path(String name) {
        return Objects.requireNonNullElse(context.pathParam(name), "");
    }

    /** Fails on a query parameter that is not among these, has no value or has several. */
    void requireQuery(List<String> known) {
        Names.requireKnown(context.queryParams().names(), known);
        for (String name : context.queryParams().names()) {
            List<String> values = context.queryParam(name);
            if (values.size() > 1 || values.get(0).isEmpty()) {
                throw new InvalidRequest(name + " must have one value, or be left out.");
            }
        }
    }

    Optional<String> query(String name) {
        return context.queryParam(name).stream().findFirst();
    }

    /** A query parameter that is true unless it says otherwise. */
    boolean queryFlag(String name) {
        String text = query(name).orElse("true");
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidRequest(name + " must be true or false.");
        }
        return text.equals("true");
    }

    String body() {
        return Objects.requireNonNullElse(context.body().asString(), "");
    }

    /** Reads the body's object, in which no other names may stand; an empty one when there is no body. */
    <T> T read(Function<Fields, T> reader) {
        return Fields.read(object(), reader);
    }

    /** Fails if anything is asked for in the body. */
    void requireNothing() {
        read(fields -> fields);
    }

    /** The body's object with whatever is in it; an empty one when there is no body. */
    ObjectNode object() {
        if (body().isBlank()) {
            return Json.object();
        }
        return Json.parseWithoutRepeats(body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new InvalidRequest("The body must be a JSON object in which no name stands twice."));
    }
}
