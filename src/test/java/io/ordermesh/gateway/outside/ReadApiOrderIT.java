package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One order in the read API, and who may see it. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class ReadApiOrderIT {

    @Provided
    World world;

    @Test
    void anOrderIsFoundByEachOfItsNames() {
        CreatedOrder order = copied();
        JsonNode document = Api.order(world, World.ACME, order.id());

        assertThat(Api.order(world, World.ACME, "order:" + order.id())).isEqualTo(document);
        assertThat(Api.order(world, World.ACME, "safe:" + order.safeId())).isEqualTo(document);
        assertThat(Api.order(world, World.ACME, "external:" + order.externalId()))
                .isEqualTo(document);
    }

    @Test
    void anExternalIdThatOrdersShareNamesTheOneChangedLast() {
        CreatedOrder one = copied();
        CreatedOrder other = copied();
        world.sandbox().orders().patch(other.id(), Trees.object().put("externalId", one.externalId()), true);
        Copy.becomesRight(world, World.ACME, other.id());

        assertThat(Api.order(world, World.ACME, "external:" + one.externalId())
                        .path("orderId")
                        .asText())
                .isEqualTo(other.id());
    }

    @Test
    void shipmentsAreReadAloneToo() {
        CreatedOrder order = copied();
        assertThat(Api.read(world, World.ACME, "/orders/" + order.id() + "/shipments"))
                .isEmpty();
        world.sandbox().orders().advanceUntil(order.id(), "InProduction");
        Copy.becomesRight(world, World.ACME, order.id());

        JsonNode shipments = Api.read(world, World.ACME, "/orders/" + order.id() + "/shipments");

        assertThat(shipments).isNotEmpty();
        assertThat(shipments).isEqualTo(Api.order(world, World.ACME, order.id()).path("shipments"));
    }

    @Test
    void anOrderThatIsNotKnownIsNotFound() {
        problem(Api.get(world, World.ACME, "/orders/ffffffffffffffffffffffff"), 404);
        problem(Api.get(world, World.ACME, "/orders/safe:nobodys"), 404);
        problem(Api.get(world, World.ACME, "/orders/ffffffffffffffffffffffff/shipments"), 404);
        problem(Api.get(world, World.ACME, "/nothing"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipment:22222222-2222-4222-8222-222222222222", "safe:", "a%20b"})
    void aNameOfAnotherFormIsRefused(String name) {
        problem(Api.get(world, World.ACME, "/orders/" + name), 400);
    }

    @Test
    void withoutAKeyOrWithAWrongOneNothingIsRead() {
        CreatedOrder order = copied();

        for (String path : new String[] {"/orders", "/orders/" + order.id(), "/orders/" + order.id() + "/shipments"}) {
            unauthenticated(given().get("/api/v1" + path));
            unauthenticated(given().auth().oauth2("not-a-key-of-anybody").get("/api/v1" + path));
            unauthenticated(given().header("Authorization", "Bearer").get("/api/v1" + path));
            unauthenticated(given().auth()
                    .preemptive()
                    .basic("acme", World.ACME.apiKey())
                    .get("/api/v1" + path));
        }
    }

    @Test
    void aWebhookTokenIsNoKey() {
        unauthenticated(given().auth().oauth2(World.ACME.webhookToken()).get("/api/v1/orders"));
    }

    @Test
    void anotherMerchantsOrderIsNotFound() {
        CreatedOrder order = copied();

        Response others = Api.get(world, World.GLOBEX, "/orders/" + order.id());

        problem(others, 404);
        assertThat(Deliveries.withoutTrace(others))
                .isEqualTo(Deliveries.withoutTrace(Api.get(world, World.GLOBEX, "/orders/ffffffffffffffffffffffff")));
        problem(Api.get(world, World.GLOBEX, "/orders/safe:" + order.safeId()), 404);
        problem(Api.get(world, World.GLOBEX, "/orders/" + order.id() + "/shipments"), 404);
    }

    private CreatedOrder copied() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        return order;
    }

    private static void unauthenticated(Response response) {
        problem(response, 401);
        assertThat(response.header("WWW-Authenticate")).startsWith("Bearer");
    }

    private static void problem(Response response, int status) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
