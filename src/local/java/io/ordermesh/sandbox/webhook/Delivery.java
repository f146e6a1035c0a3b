package io.ordermesh.sandbox.webhook;

import java.time.Duration;
import java.util.List;

/**
 * A message on its way to a merchant.
 *
 * @param key deliveries of one key keep their order
 * @param ordered whether it keeps to that
 * @param delay how long to wait first
 */
record Delivery(
        long sequence,
        String merchant,
        List<String> eventTypes,
        List<String> orderIds,
        Message message,
        String key,
        boolean ordered,
        Duration delay) {

    /** The same in another order. */
    Delivery withKey(String other) {
        return new Delivery(sequence, merchant, eventTypes, orderIds, message, other, true, delay);
    }
}
