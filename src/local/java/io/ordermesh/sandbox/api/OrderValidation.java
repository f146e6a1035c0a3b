package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Checks a request to create an order for what the contract takes to be required. */
final class OrderValidation {
    private OrderValidation() {}

    static List<Answer.Problem> check(ObjectNode request) {
        List<Answer.Problem> problems = new ArrayList<>();
        for (String field : List.of("safeId", "merchantId", "externalId", "customerShippingMethod")) {
            if (request.path(field).asText("").isBlank()) {
                problems.add(new Answer.Problem("A text is required", field));
            }
        }
        if (!request.path("safeId").asText("").matches("[A-Za-z0-9._~-]*")) {
            problems.add(new Answer.Problem("Only characters which need no escape in a URL", "safeId"));
        }
        if (!request.path("shippingAddress").isObject()) {
            problems.add(new Answer.Problem("An address is required", "shippingAddress"));
        }
        JsonNode items = request.path("items");
        if (!items.isArray() || items.isEmpty()) {
            problems.add(new Answer.Problem("At least one item is required", "items"));
        }
        int index = 0;
        for (JsonNode item : items) {
            checkItem(item, "items[" + index++ + "].", problems);
        }
        return problems;
    }

    private static void checkItem(JsonNode item, String prefix, List<Answer.Problem> problems) {
        if (item.path("sku").asText("").isBlank()) {
            problems.add(new Answer.Problem("A text is required", prefix + "sku"));
        }
        if (item.path("quantity").asInt() < 1) {
            problems.add(new Answer.Problem("At least 1", prefix + "quantity"));
        }
    }
}
