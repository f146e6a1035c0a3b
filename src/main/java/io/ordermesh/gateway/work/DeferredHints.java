package io.ordermesh.gateway.work;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * Hints that the quota of unknown orders puts off.
 *
 * @param dueAt when each of them is due, by the database's clock
 * @param added how many of them were not put off before, by merchant
 */
public record DeferredHints(Map<Hint, OffsetDateTime> dueAt, Map<String, Integer> added) {

    /** No hint waits. */
    public static final DeferredHints NONE = new DeferredHints(Map.of(), Map.of());
}
