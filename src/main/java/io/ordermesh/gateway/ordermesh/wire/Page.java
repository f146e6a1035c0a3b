package io.ordermesh.gateway.ordermesh.wire;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Optional;

/**
 * The answer of an operation that lists or searches (contract 2.3, assumed): {@code {<plural>: […], page, pageSize,
 * totalCount}}, an array, or one bare object, as the documented example of #30 has it.
 *
 * @param totalCount of all pages, if the answer tells; nobody should need it
 */
@JsonDeserialize(using = PageReader.class)
public record Page<T>(List<T> items, Optional<Long> totalCount) {

    public Page {
        items = List.copyOf(items);
    }

    /** Whether another page can follow: a short one is the last. */
    public boolean isFull(int pageSize) {
        return items.size() >= pageSize;
    }
}
