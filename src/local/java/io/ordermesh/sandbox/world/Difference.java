package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a change did to one part of an order: the fields that differ.
 *
 * @param before null when the part is new
 * @param after null when the part is gone
 */
record Difference(
        Part part, @Nullable ObjectNode before, @Nullable ObjectNode after) {

    String id() {
        return part.id();
    }

    boolean isNew() {
        return before == null;
    }

    boolean isGone() {
        return after == null;
    }

    /** Whether the field has that value now and had another before. */
    boolean became(String field, String value) {
        return after != null && after.has(field) && after.path(field).asText().equals(value);
    }
}
