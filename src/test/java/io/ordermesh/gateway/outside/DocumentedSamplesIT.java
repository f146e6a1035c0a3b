package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Bodies in the forms that OrderMesh's guides show, so that the sandbox's own assumptions are not the only witness. The
 * files hold the documented forms with the documented sample's nulls and spellings; only the ids of an order of the test
 * are put in.
 */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class DocumentedSamplesIT {

    private static final TestMerchant ACME = World.ACME;

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void theSampleOfACreatedOrderLeadsToARead() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, ACME, order.id());
        world.sandbox().orders().patch(order.id(), Trees.parseObject("{\"statusDesc\": \"unannounced\"}"), false);

        Deliveries.deliver(world, ACME, sample("webhook-order-creation.json", order))
                .then()
                .statusCode(202);

        Copy.becomesRight(world, ACME, order.id());
    }

    @Test
    void theSampleOfACreatedShipmentLeadsToARead() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, ACME, order.id());
        world.sandbox().orders().patch(order.id(), Trees.parseObject("{\"statusDesc\": \"unannounced\"}"), false);

        Deliveries.deliver(world, ACME, sample("webhook-shipment-created.json", order))
                .then()
                .statusCode(202);

        Copy.becomesRight(world, ACME, order.id());
    }

    @Test
    void theSampleOfAFailedCreationIsNotedAndReadsNothing() {
        ObjectNode event = Trees.parseObject(Trees.fixture("webhook-order-creation-failed.json"));
        String safeId = "failed-" + Deliveries.requestId(Deliveries.event(ACME));
        event.put("SafeId", safeId);

        Deliveries.deliver(world, ACME, event.toString()).then().statusCode(202);

        Eventually.holds(() ->
                assertThat(Rows.journalKinds(world, "acme", "safe:" + safeId)).containsExactly("REPORTED_FAILED"));
        assertThat(Rows.pendingRead(world, "acme", "safe:" + safeId)).isEmpty();
    }

    /** Their example of all shipments is one bare object, not an array, and its dates have no zone. */
    @Test
    void theSampleAnswersBecomeTheCopy() {
        world.sandbox().webhooks().hold();
        CreatedOrder order = world.sandbox().orders().create("acme");
        JsonNode answer = Trees.parse(Trees.fixture("answer-get-order.json"));
        ((ObjectNode) answer.path("order")).put("id", order.id());
        ObjectNode shipment = Trees.parseObject(Trees.fixture("answer-get-all-shipments.json"))
                .put("orderId", order.id());
        serve("getOrder", order, answer);
        serve("listShipmentsByOrder", order, shipment);

        world.sandbox().webhooks().release(false);

        Eventually.holds(() -> assertThat(Rows.order(world, "acme", order.id())).isPresent());
        JsonNode document = Api.order(world, ACME, order.id());
        assertThat(Trees.text(document.path("order"))).isEqualTo(Trees.text(answer.path("order")));
        assertThat(document.path("shipments")).hasSize(1);
        assertThat(Trees.text(document.at("/shipments/0"))).isEqualTo(Trees.text(shipment));
        assertThat(Rows.packages(world, "acme", order.id())).singleElement().satisfies(row -> {
            assertThat(row.text("tracking_number")).isEqualTo("1Z0000000000000000");
            assertThat(row.text("shipped_at")).isEqualTo("2022-04-03T12:00:00");
        });
        // The state topic has no images.
        shipment.path("orderItems").forEach(item -> ((ObjectNode) item).remove("images"));
        Eventually.holds(() -> assertThat(Trees.text(Trees.parse(Objects.requireNonNull(
                                Records.lastOfOrder(world, "acme", order.id()).value()))
                        .at("/shipments/0")))
                .isEqualTo(Trees.text(shipment)));
    }

    private void serve(String operation, CreatedOrder order, JsonNode body) {
        world.sandbox()
                .faults()
                .add(Fault.of(FaultKind.GARBAGE, operation)
                        .withOrder(order.id())
                        .withBody(Trees.text(body)));
    }

    private static String sample(String file, CreatedOrder order) {
        return Trees.fixture(file)
                .replace("0123456789abcdef01234567", order.id())
                .replace("m-1001-a", order.safeId())
                .replace("M-1001", order.externalId());
    }
}
