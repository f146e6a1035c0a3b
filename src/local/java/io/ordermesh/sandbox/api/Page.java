package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import java.util.List;
import java.util.function.Function;

/** Which part of a list a call asks for. */
record Page(int number, int size) {
    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 200;

    static Page of(ApiCall call) {
        int number = positive(call, "page", 1);
        int size = positive(call, "pageSize", DEFAULT_SIZE);
        if (size > LARGEST_SIZE) {
            throw new BadRequest("The largest page has " + LARGEST_SIZE + " entries", "pageSize");
        }
        return new Page(number, size);
    }

    private static int positive(ApiCall call, String name, int otherwise) {
        int value = Filters.number(call, name).orElse(otherwise);
        if (value < 1) {
            throw new BadRequest("It begins with 1", name);
        }
        return value;
    }

    /** The page envelope around this part of the list. */
    <T> Answer envelope(String plural, List<T> all, Function<T, ObjectNode> entry) {
        return Answer.ok(part(plural, all, entry).put("totalCount", all.size()));
    }

    /** The same by these rules. */
    <T> Answer envelope(String plural, List<T> all, Function<T, ObjectNode> entry, ListRules rules) {
        return rules.largestPage() == 0
                ? envelope(plural, all, entry)
                : Answer.ok(new Page(number, Math.min(size, rules.largestPage())).part(plural, all, entry));
    }

    private <T> ObjectNode part(String plural, List<T> all, Function<T, ObjectNode> entry) {
        ObjectNode body = Json.object();
        var entries = body.putArray(plural);
        all.stream().skip((long) (number - 1) * size).limit(size).map(entry).forEach(entries::add);
        return body.put("page", number).put("pageSize", size);
    }
}
