package io.ordermesh.gateway.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event of a delivery: a hint that an order changed. Nothing but its identifiers is ever used, and they only say
 * what to read.
 *
 * @param type as OrderMesh spelled it, or {@link #UNNAMED}
 * @param key names the order: by order id, else safe id, else shipment id, else the merchant's own number
 * @param subscriberId whose subscription it is
 * @param childSubscriberId a sub-account of it
 * @param reportedFailed an order creation that failed: there is no order to read
 * @param responseCode of the API request that it reports
 * @param body the event as it came, unknown fields included
 */
public record OrderMeshEvent(
        String type,
        OrderKey key,
        @Nullable String subscriberId,
        @Nullable String childSubscriberId,
        boolean reportedFailed,
        @Nullable Integer responseCode,
        JsonNode body) {

    /** The type of an event that names none (a tenant guide shows one such, OrderMesh contract 3.2). */
    public static final String UNNAMED = "Unnamed";

    /** One of the order's identifiers, if the event has it and it is usable. */
    public Optional<String> identifier(OrderKey.Kind kind) {
        return EventDecoder.identifier(body, kind).map(OrderKey::value);
    }
}
