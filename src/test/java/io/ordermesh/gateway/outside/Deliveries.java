package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** The body of a refusal without its trace id, which differs for each request and says nothing of it. */
    static String withoutTrace(Response response) {
        assertThat(response.jsonPath().getString("traceId")).matches("[0-9a-f]{32}");
        return response.asString().replaceFirst("\"traceId\":\"[0-9a-f]{32}\"", "");
    }

    static String requestId(ObjectNode event) {
        return event.path("RequestId").asText();
    }
}
