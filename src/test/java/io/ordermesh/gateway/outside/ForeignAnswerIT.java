package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.gateway.outside.Rows.Row;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer of the API that is about something else than was asked changes nothing. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class ForeignAnswerIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void anAnswerAboutAnotherOrderIsNotWritten() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        String other = "f".repeat(12) + order.id().substring(12);

        nothingIsWritten(order, "id", other, "MISMATCHED");

        assertThat(Management.metric(
                        world, "gateway_read_failures_total", "merchant=\"acme\"", "reason=\"mismatched\""))
                .isPositive();
        assertThat(Rows.order(world, "acme", other)).isEmpty();
    }

    @Test
    void anAnswerAboutAnotherMerchantsOrderIsNotWritten() {
        CreatedOrder order = world.sandbox().orders().create("acme");

        nothingIsWritten(order, "merchantId", World.GLOBEX.upstreamId(), "LEAVING");

        assertThat(Rows.order(world, "globex", order.id())).isEmpty();
    }

    @Test
    void anOrderThatStaysAnotherMerchantsHasMovedThere() {
        CreatedOrder other = world.sandbox().orders().create("acme");
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        world.sandbox().orders().patch(order.id(), Trees.object().put("merchantId", World.GLOBEX.upstreamId()), false);
        // The sandbox knows an order as that of the merchant which made it.
        globexIsAnswered(
                "getOrder",
                order,
                "{\"order\": " + world.sandbox().orders().snapshot(order.id()).order() + "}");
        globexIsAnswered("listShipmentsByOrder", order, "[]");

        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);

        Eventually.holds(() -> {
            // That it left is believed if others are found meanwhile.
            world.sandbox().orders().hint(other.id(), "OrderUpdate", 1);
            assertThat(Rows.getOrder(world, "acme", order.id()).text("gone_at")).isNotNull();
            Seen record = Records.lastOfOrder(world, "acme", order.id());
            assertThat(record.value()).as("A tombstone has no value").isNull();
            assertThat(record.revision()).isEqualTo(revision + 1);
        });
        assertThat(Api.timeline(world, World.ACME, order.id()).path("lines").findValuesAsText("kind"))
                .containsSubsequence("LEAVING", "MOVED");
        assertThat(Api.order(world, World.ACME, order.id()).path("gone").asBoolean())
                .isTrue();
        Copy.becomesRight(world, World.GLOBEX, order.id());
    }

    @Test
    void shipmentsOfAnotherOrderAreNotWritten() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        ObjectNode foreign = Trees.parseObject(Trees.fixture("answer-get-all-shipments.json"));
        world.sandbox()
                .faults()
                .add(Fault.of(FaultKind.GARBAGE, "listShipmentsByOrder")
                        .withOrder(order.id())
                        .withBody("[" + foreign + "]"));

        world.sandbox().orders().advance(order.id());

        refused(order, "MISMATCHED");
        assertThat(Rows.shipments(world, "acme", order.id())).isEmpty();
        world.sandbox().faults().removeAll();
        Copy.becomesRight(world, World.ACME, order.id());
    }

    private void globexIsAnswered(String operation, CreatedOrder order, String body) {
        world.sandbox()
                .faults()
                .add(Fault.of(FaultKind.GARBAGE, operation)
                        .withMerchant("globex")
                        .withOrder(order.id())
                        .withBody(body));
    }

    private void nothingIsWritten(CreatedOrder order, String field, String value, String reason) {
        Copy.becomesRight(world, World.ACME, order.id());
        Row before = Rows.getOrder(world, "acme", order.id());
        String right = world.sandbox()
                .orders()
                .snapshot(order.id())
                .order()
                .path(field)
                .asText();

        world.sandbox()
                .orders()
                .patch(order.id(), Trees.object().put(field, value).put("status", "Foreign"), true);

        refused(order, reason);
        assertThat(Rows.getOrder(world, "acme", order.id())).isEqualTo(before);
        world.sandbox().orders().patch(order.id(), Trees.object().put(field, right), true);
        Copy.becomesRight(world, World.ACME, order.id());
    }

    private void refused(CreatedOrder order, String reason) {
        Eventually.holds(() -> assertThat(
                        Rows.pendingRead(world, "acme", "order:" + order.id()).map(row -> row.text("last_reason")))
                .isEqualTo(Optional.of(reason)));
    }
}
