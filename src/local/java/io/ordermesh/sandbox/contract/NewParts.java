package io.ordermesh.sandbox.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.contract.Exchange.Answer;
import io.ordermesh.sandbox.world.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What of an answer is not known to be right.
 *
 * @param body the answer without those elements of its lists that are known to be right there
 * @param known what is known as well if that body is right; empty if all of it was
 */
record NewParts(String body, List<Known> known) {

    /**
     * A part of an answer.
     *
     * @param place the name of the list; empty for the whole
     */
    record Known(String operationId, int status, String place, String text) {}

    static NewParts of(String operationId, Answer answer, Set<Known> right) {
        Known whole = new Known(operationId, answer.status(), "", answer.body());
        if (right.contains(whole)) {
            return new NewParts("", List.of());
        }
        List<Known> known = new ArrayList<>();
        known.add(whole);
        return Json.parse(answer.body())
                .filter(JsonNode::isObject)
                .map(tree -> new NewParts(withoutKnown((ObjectNode) tree, whole, right, known), known))
                .orElseGet(() -> new NewParts(answer.body(), known));
    }

    private static String withoutKnown(ObjectNode tree, Known whole, Set<Known> right, List<Known> known) {
        tree.properties().forEach(field -> {
            if (field.getValue() instanceof ArrayNode list) {
                List<JsonNode> unknown = new ArrayList<>();
                for (JsonNode element : list) {
                    Known part = new Known(whole.operationId(), whole.status(), field.getKey(), Json.write(element));
                    if (!right.contains(part)) {
                        known.add(part);
                        unknown.add(element);
                    }
                }
                // Not to nothing, which need not be right.
                if (!unknown.isEmpty()) {
                    list.removeAll().addAll(unknown);
                } else if (list.size() > 1) {
                    JsonNode first = list.get(0);
                    list.removeAll().add(first);
                }
            }
        });
        return Json.write(tree);
    }
}
