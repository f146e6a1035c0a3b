package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What must never be logged, whatever goes wrong. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class SecretsIT {

    private static final String WRONG_TOKEN = "a-token-that-somebody-mistyped";
    private static final String WRONG_KEY = "a-key-that-somebody-mistyped";

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void deliveriesAndReadsLogNoSecretAndNoPerson() {
        try (LogLines log = new LogLines()) {
            CreatedOrder order = world.sandbox().orders().create("acme");
            Copy.becomesRight(world, World.ACME, order.id());
            ObjectNode person = world.sandbox().orders().snapshot(order.id()).order();

            Deliveries.deliver(world, "acme", WRONG_TOKEN, person.toString())
                    .then()
                    .statusCode(404);
            Deliveries.deliver(world, World.ACME, person + "}").then().statusCode(400);
            Deliveries.deliver(world, World.ACME, "{\"OrderId\": " + person + "}")
                    .then()
                    .statusCode(400);
            Deliveries.deliver(
                            world,
                            World.ACME,
                            Deliveries.event(World.GLOBEX, order)
                                    .set("Person", person)
                                    .toString())
                    .then()
                    .statusCode(403);
            Deliveries.deliver(
                            world,
                            World.ACME,
                            Deliveries.event(World.ACME, order)
                                    .set("Person", person)
                                    .toString())
                    .then()
                    .statusCode(202);
            given().auth().oauth2(WRONG_KEY).get("/api/v1/orders").then().statusCode(401);

            assertThat(log.text())
                    .contains(
                            "Delivery refused: merchant=acme reason=NOT_JSON",
                            "Delivery refused: merchant=acme reason=FOREIGN_SUBSCRIBER");
            harmless(log, person);
        }
    }

    @Test
    void failuresOfTheApiLogNoSecretAndNoPerson() throws InterruptedException {
        try (LogLines log = new LogLines()) {
            CreatedOrder order = world.sandbox().orders().create("acme");
            Copy.becomesRight(world, World.ACME, order.id());
            ObjectNode person = world.sandbox().orders().snapshot(order.id()).order();
            String body = person.toString();
            for (Fault fault : List.of(
                    Fault.status("getOrder", 400).withBody(body),
                    Fault.status("getOrder", 403).withBody(body),
                    Fault.status("getOrder", 500).withBody(body),
                    Fault.of(FaultKind.GARBAGE, "getOrder").withBody(body + "}{"),
                    Fault.of(FaultKind.GARBAGE, "listShipmentsByOrder").withBody("[\"" + person.path("safeId") + "\"]"),
                    Fault.of(FaultKind.TRUNCATED, "getOrder"),
                    Fault.of(FaultKind.CUT, "getOrder"),
                    Fault.status("getOrder", 401).withBody(body))) {
                goesThrough(fault.withOrder(order.id()).withTimes(1), order);
            }
            world.sandbox().tokens().expireAll("acme");
            String echo = "{\"errors\": [{\"message\": \"" + World.ACME.clientSecret() + "\"}]}";
            goesThrough(
                    Fault.status("createClientToken", 400)
                            .withMerchant("acme")
                            .withBody(echo)
                            .withTimes(1),
                    order);

            assertThat(log.text())
                    .contains("Merchant paused: merchant=acme cause=OrderMesh call failed: operation=createClientToken"
                            + " reason=CREDENTIALS_REFUSED")
                    .contains("Read failed: merchant=acme key=order:" + order.id());
            harmless(log, person);
        }
    }

    private void goesThrough(Fault fault, CreatedOrder order) throws InterruptedException {
        var active = world.sandbox().faults().add(fault);
        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);
        assertThat(active.awaitHits(1, Duration.ofSeconds(30))).isTrue();
        active.remove();
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", "order:" + order.id()))
                .isEmpty());
    }

    private static void harmless(LogLines log, JsonNode order) {
        List<String> forbidden = new ArrayList<>(List.of(
                World.ACME.webhookToken(),
                World.SECOND_TOKEN,
                World.GLOBEX.webhookToken(),
                World.ACME.clientSecret(),
                World.ACME.apiKey(),
                WRONG_TOKEN,
                WRONG_KEY));
        Stream.of("shippingAddress", "billingAddress")
                .flatMap(address -> Stream.of("line1", "lastName", "email", "phone")
                        .map(field -> order.path(address).path(field).asText("")))
                .filter(text -> !text.isBlank())
                .forEach(forbidden::add);
        assertThat(forbidden).as("The order names a person").hasSizeGreaterThan(9);
        assertThat(log.text()).doesNotContain(forbidden).doesNotContainPattern("sandbox\\.[0-9a-f]{40}");
    }
}
