package io.ordermesh.gateway.crash;

import java.util.List;

/**
 * Something that is not as it must be.
 *
 * @param key {@code merchant/order id} of the order concerned, or empty
 * @param details a line for each particular
 */
record Finding(String key, String what, List<String> details) {

    Finding {
        details = List.copyOf(details);
    }

    String heading() {
        return key.isEmpty() ? what : key + ": " + what;
    }
}
