package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.event.OrderKey;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read, and what is known of it already.
 *
 * @param key names the order
 * @param order the order itself, where it was read together with others
 * @param believesNoShipments whether an order that lists no shipment is believed; else its shipments are asked for
 */
public record Question(OrderKey key, @Nullable JsonNode order, boolean believesNoShipments) {

    /** Nothing is known, and nothing believed. */
    public static Question of(OrderKey key) {
        return new Question(key, null, false);
    }
}
