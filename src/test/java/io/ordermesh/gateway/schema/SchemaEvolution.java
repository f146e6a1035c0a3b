package io.ordermesh.gateway.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether who reads records by one schema can go on when they follow a later one. A later schema may describe further
 * fields, which nobody may rely on, and describe in other words; all else is as it was.
 */
final class SchemaEvolution {

    private static final Set<String> WORDS = Set.of("title", "description", "$comment", "examples");

    private final List<String> problems = new ArrayList<>();

    private SchemaEvolution() {}

    /** What is more than an addition; none where all is well. */
    static List<String> problems(JsonNode released, JsonNode current) {
        SchemaEvolution evolution = new SchemaEvolution();
        evolution.compare("", released, current);
        return evolution.problems;
    }

    private void compare(String path, JsonNode released, JsonNode current) {
        Set<String> keywords = new TreeSet<>();
        released.fieldNames().forEachRemaining(keywords::add);
        current.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(WORDS);
        for (String keyword : keywords) {
            switch (keyword) {
                case "properties" -> properties(path, released.path(keyword), current.path(keyword));
                case "items" -> compare(path + "/items", released.path(keyword), current.path(keyword));
                case "required", "type" -> sameSet(path, keyword, released.path(keyword), current.path(keyword));
                default -> {
                    if (!released.path(keyword).equals(current.path(keyword))) {
                        problems.add(path + ": " + keyword + " changed");
                    }
                }
            }
        }
    }

    private void properties(String path, JsonNode released, JsonNode current) {
        for (Map.Entry<String, JsonNode> property : released.properties()) {
            String place = path + "/" + property.getKey();
            if (current.has(property.getKey())) {
                compare(place, property.getValue(), current.path(property.getKey()));
            } else {
                problems.add(place + ": removed");
            }
        }
    }

    private void sameSet(String path, String keyword, JsonNode released, JsonNode current) {
        Set<String> before = set(released);
        Set<String> after = set(current);
        after.stream()
                .filter(each -> !before.contains(each))
                .forEach(each -> problems.add(path + ": newly " + keyword + " " + each));
        before.stream()
                .filter(each -> !after.contains(each))
                .forEach(each -> problems.add(path + ": no longer " + keyword + " " + each));
    }

    private static Set<String> set(JsonNode values) {
        Set<String> set = new TreeSet<>();
        if (values.isTextual()) {
            set.add(values.textValue());
        }
        values.forEach(each -> set.add(each.asText()));
        return set;
    }
}
