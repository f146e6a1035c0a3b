package io.ordermesh.gateway.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What differs between two trees, field by field. */
final class Differences {

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** A line for each field that differs, such as {@code order.status: wanted "Open", found "Processing"}. */
    static List<String> between(JsonNode wanted, JsonNode found) {
        Differences differences = new Differences();
        differences.compare("", wanted, found);
        return differences.found;
    }

    private void compare(String path, JsonNode wanted, JsonNode found) {
        if (wanted.isObject() && found.isObject()) {
            Set<String> names = new TreeSet<>();
            wanted.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            names.forEach(
                    name -> compare(path.isEmpty() ? name : path + "." + name, wanted.path(name), found.path(name)));
        } else if (wanted.isArray() && found.isArray()) {
            for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
                compare(path + "[" + i + "]", wanted.path(i), found.path(i));
            }
        } else if (!text(wanted).equals(text(found))) {
            this.found.add(path + ": wanted " + text(wanted) + ", found " + text(found));
        }
    }

    /** The text, since it does not matter which kind of node holds a number. */
    private static String text(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }
}
