package io.ordermesh.gateway.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as merchants get it, over HTTP and on the state topic.
 *
 * @param merchant our id of the merchant
 * @param revision grows with each change; a higher one is newer
 * @param createdAt by OrderMesh, as is {@code updatedAt}
 * @param changedAt when this gateway wrote the revision
 * @param gone OrderMesh no longer has the order; what follows is what it last was
 * @param order as OrderMesh gave it; absent in lists
 * @param shipments with their packages, as OrderMesh gave them; absent in lists
 */
@JsonPropertyOrder({
    "merchant",
    "orderId",
    "safeId",
    "externalId",
    "shortId",
    "status",
    "revision",
    "createdAt",
    "updatedAt",
    "changedAt",
    "gone",
    "order",
    "shipments"
})
public record OrderDocument(
        String merchant,
        String orderId,
        @Nullable String safeId,
        @Nullable String externalId,
        @Nullable String shortId,
        @Nullable String status,
        long revision,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Instant changedAt,
        boolean gone,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode order,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode shipments) {

    /** Where the gateway serves the JSON schema of a document with order and shipments. */
    public static final String SCHEMA = "/schemas/order-state-1.json";

    /** The same with order and shipments, from the snapshot of its row. */
    public OrderDocument with(String snapshot, ObjectMapper json) {
        return with(parsed(snapshot, json));
    }

    /** The same without what is personal in order and shipments. */
    public OrderDocument withoutPersonalData(String snapshot, ObjectMapper json) {
        return with(PersonalData.removedFrom(parsed(snapshot, json)));
    }

    private OrderDocument with(JsonNode root) {
        return new OrderDocument(
                merchant,
                orderId,
                safeId,
                externalId,
                shortId,
                status,
                revision,
                createdAt,
                updatedAt,
                changedAt,
                gone,
                root.get("order"),
                root.get("shipments"));
    }

    private static JsonNode parsed(String snapshot, ObjectMapper json) {
        try {
            return json.readTree(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows hold JSON", e);
        }
    }
}
