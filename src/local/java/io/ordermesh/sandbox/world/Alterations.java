package io.ordermesh.sandbox.world;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The orders and shipments that somebody altered past all rules: what is odd about them is meant. Thread-safe. */
public final class Alterations {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /** Remembers an order or a shipment by its id. */
    public void add(String id) {
        ids.add(id);
    }

    /** Whether a call about this order, or one so answered, has to do with any of them. */
    public boolean concern(@Nullable String orderId, String answer) {
        return (orderId != null && ids.contains(orderId)) || ids.stream().anyMatch(answer::contains);
    }
}
