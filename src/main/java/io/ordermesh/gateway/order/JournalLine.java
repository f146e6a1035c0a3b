package io.ordermesh.gateway.order;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One step in an order's story.
 *
 * @param key under which the order was known then
 * @param kind what happened: {@link JournalKind}, or the outcome of a read
 * @param cause why the order was read or is to be
 * @param revision of the row that the step made or sent
 * @param detail without personal data
 */
public record JournalLine(
        String merchant,
        OrderKey key,
        Enum<?> kind,
        @Nullable Cause cause,
        @Nullable Long revision,
        JsonObject detail) {}
