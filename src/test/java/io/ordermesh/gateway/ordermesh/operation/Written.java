package io.ordermesh.gateway.ordermesh.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.ordermesh.wire.Json;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.ArrayList;
import java.util.List;

/** Compares what was read with what was written. */
final class Written {

    private Written() {}

    /** Every field of the request has its value in what was read, which may have more of them. */
    static void isIn(Wire read, Object request) {
        List<String> lost = new ArrayList<>();
        compare("", Json.tree(Json.write(request)), read.json(), lost);
        assertThat(lost).as("fields that are not read as they were written").isEmpty();
    }

    private static void compare(String pointer, JsonNode written, JsonNode read, List<String> lost) {
        if (written.isObject()) {
            written.properties()
                    .forEach(field ->
                            compare(pointer + "/" + field.getKey(), field.getValue(), read.path(field.getKey()), lost));
        } else if (written.isArray() && read.size() == written.size()) {
            for (int i = 0; i < written.size(); i++) {
                compare(pointer + "/" + i, written.path(i), read.path(i), lost);
            }
        } else if (!written.equals(read)) {
            lost.add(pointer + ": " + written + " became " + read);
        }
    }
}
