package io.ordermesh.gateway.crash;

import io.ordermesh.gateway.outside.Stores;
import java.util.List;

/**
 * A read that was given up.
 *
 * @param key such as {@code order:} and the order's id
 */
record DeadLetter(String merchant, String key, String reason) {

    private static final String ALL = "select merchant || ' ' || reason || ' ' || order_key from dead_letter";

    static List<DeadLetter> of(Stores stores) {
        return stores.texts(ALL).stream().map(DeadLetter::of).toList();
    }

    private static DeadLetter of(String line) {
        String[] parts = line.split(" ", 3);
        return new DeadLetter(parts[0], parts[2], parts[1]);
    }

    /** The identifier in the key. */
    String id() {
        return key.substring(key.indexOf(':') + 1);
    }
}
