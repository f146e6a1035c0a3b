package io.ordermesh.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An operation of the contract. */
public record ContractOperation(String path, String method, JsonNode node) {

    /** The path without the names of its parameters, which the portal writes in two ways. */
    static String anonymous(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    public String id() {
        return node.path("operationId").asText();
    }

    String tag() {
        return node.path("tags").path(0).asText();
    }

    String call() {
        return method.toUpperCase(Locale.ROOT) + " " + anonymous(path);
    }

    boolean isPublished() {
        return !node.path("x-outside-the-49").asBoolean();
    }

    public boolean isOpen() {
        return node.path("security").isArray() && node.path("security").isEmpty();
    }

    boolean hasBody() {
        return node.has("requestBody");
    }

    Map<String, String> marks() {
        return node.path("x-mark").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, mark -> mark.getValue().asText()));
    }

    public List<String> statuses() {
        return node.path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }
}
