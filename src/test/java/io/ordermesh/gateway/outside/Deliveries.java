package io.ordermesh.gateway.outside;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.restassured.response.Response;
import java.util.UUID;

/** Webhooks that a test sends itself. */
final class Deliveries {

    private Deliveries() {}

    /** Delivers to the merchant's address. */
    static Response deliver(World world, TestMerchant merchant, String body) {
        return deliver(world, merchant.id(), merchant.webhookToken(), body);
    }

    /** Delivers to an address made of these two. */
    static Response deliver(World world, String merchantId, String token, String body) {
        return world.http().contentType("application/json").body(body).post("/webhooks/" + merchantId + "/" + token);
    }

    /** An event about the order, by order id, in OrderMesh's spelling. */
    static ObjectNode event(TestMerchant merchant, CreatedOrder order) {
        return event(merchant).put("OrderId", order.id());
    }

    /** An event that names no order yet. Its {@code RequestId} is like no other's. */
    static ObjectNode event(TestMerchant merchant) {
        return Trees.object()
                .put("EventType", "OrderUpdate")
                .put("SubscriberId", merchant.upstreamId())
                .put("RequestId", "test-" + UUID.randomUUID());
    }

    static String requestId(ObjectNode event) {
        return event.path("RequestId").asText();
    }
}
