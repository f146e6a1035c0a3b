package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From webhook to read API. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OrderFlowTest {

    @Provided
    World world;

    @Test
    void aCreatedOrderAppears() {
        CreatedOrder order = world.sandbox().orders().create("acme");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().auth()
                .oauth2(World.ACME.apiKey())
                .get("/api/v1/orders/" + order.id())
                .then()
                .statusCode(200));
    }
}
