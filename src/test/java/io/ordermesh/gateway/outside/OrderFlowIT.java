package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.world.Step;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** From webhook to read API, rows and state topic. {@link Copy} compares all of them field by field. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OrderFlowIT {

    @Provided
    World world;

    @Test
    void aCreatedOrderAppearsAsOrderMeshHasIt() {
        CreatedOrder order = world.sandbox().orders().create("acme", 3);

        assertThat(Copy.becomesRight(world, World.ACME, order.id())).isEqualTo(1);

        JsonNode document = Api.order(world, World.ACME, order.id());
        assertThat(document.path("safeId").asText()).isEqualTo(order.safeId());
        assertThat(document.path("externalId").asText()).isEqualTo(order.externalId());
        assertThat(document.at("/order/cancelledAt").isNull())
                .as("An explicit null is kept")
                .isTrue();
    }

    @Test
    void amountsKeepTheirDigits() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        world.sandbox()
                .orders()
                .patch(
                        order.id(),
                        Trees.parseObject("{\"merchantTotal\":{\"currency\":\"USD\",\"amount\":1234567890123456.70}}"),
                        true);

        Eventually.holds(
                () -> assertThat(Api.order(world, World.ACME, order.id()).at("/order/merchantTotal/amount"))
                        .hasToString("1234567890123456.70"));
        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(Records.lastOfOrder(world, "acme", order.id()).value()).contains("\"amount\":1234567890123456.70");
    }

    @Test
    void theWholeLifeOfAnOrderIsFollowed() {
        CreatedOrder order = world.sandbox().orders().create("acme", 4);
        long revision = Copy.becomesRight(world, World.ACME, order.id());

        String status = "Open";
        while (!status.equals("Fulfilled")) {
            status = world.sandbox().orders().advance(order.id());
            long next = Copy.becomesRight(world, World.ACME, order.id());
            assertThat(next).isGreaterThan(revision);
            revision = next;
        }

        assertThat(Rows.packages(world, "acme", order.id())).isNotEmpty();
        assertThat(Api.read(world, World.ACME, "/orders/" + order.id() + "/shipments"))
                .hasSameSizeAs(world.sandbox().orders().snapshot(order.id()).shipments());
        List<Long> revisions = Records.ofOrder(world, "acme", order.id()).stream()
                .map(Seen::revision)
                .toList();
        assertThat(revisions).isSorted();
        assertThat(revisions).last().isEqualTo(revision);
    }

    @Test
    void aReroutedShipmentAndACancelledOrderAreFollowed() {
        CreatedOrder order = world.sandbox().orders().create("globex", 2);
        for (Step step : List.of(Step.PROCESS, Step.ALLOCATE, Step.REJECT, Step.REROUTE, Step.HOLD, Step.RESUME)) {
            world.sandbox().orders().advance(order.id(), step);
            Copy.becomesRight(world, World.GLOBEX, order.id());
        }
        world.sandbox().orders().advance(order.id(), Step.CANCEL);

        Copy.becomesRight(world, World.GLOBEX, order.id());
        assertThat(Rows.getOrder(world, "globex", order.id()).text("status")).isEqualTo("Cancelled");
    }

    @Test
    void recordsOfTheStateTopicAreCloudEvents() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());

        Seen record = Records.lastOfOrder(world, "acme", order.id());

        assertThat(record.key()).isEqualTo("acme/" + order.id());
        assertThat(record.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "acme/" + order.id() + "/" + revision)
                .containsEntry("ce_source", "urn:ordermesh-gateway:acme")
                .containsEntry("ce_type", "io.ordermesh.gateway.order.state")
                .containsEntry("ce_subject", order.id())
                .containsEntry("ce_merchant", "acme")
                .containsEntry("ce_revision", Long.toString(revision))
                .containsEntry("content-type", "application/json");
        assertThat(Instant.parse(record.header("ce_time")))
                .isEqualTo(Instant.parse(Trees.parse(Objects.requireNonNull(record.value()))
                        .path("changedAt")
                        .asText()));
    }
}
