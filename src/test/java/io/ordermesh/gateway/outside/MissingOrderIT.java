package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders that OrderMesh answers with 404. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class MissingOrderIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void anOrderThatWasDeletedIsGone() {
        CreatedOrder other = world.sandbox().orders().create("acme");
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        world.sandbox().orders().delete(order.id());

        hint(order.id());

        Eventually.holds(() -> {
            // An order is gone only if others are found meanwhile.
            hint(other.id());
            assertThat(Rows.getOrder(world, "acme", order.id()).text("gone_at")).isNotNull();
            Seen record = Records.lastOfOrder(world, "acme", order.id());
            assertThat(record.value()).as("A tombstone has no value").isNull();
            assertThat(record.headers()).containsEntry("ce_type", "io.ordermesh.gateway.order.gone");
            assertThat(record.revision()).isEqualTo(revision + 1);
        });
        JsonNode document = Api.order(world, World.ACME, order.id());
        assertThat(document.path("gone").asBoolean()).isTrue();
        assertThat(document.path("revision").asLong()).isEqualTo(revision + 1);
        assertThat(document.at("/order/id").asText())
                .as("What it last was is still told")
                .isEqualTo(order.id());
        assertThat(Rows.pendingRead(world, "acme", "order:" + order.id())).isEmpty();
        assertThat(Rows.deadLetter(world, "acme", "order:" + order.id())).isEmpty();
        assertThat(Rows.journalKinds(world, "acme", "order:" + order.id())).endsWith("GONE");
    }

    /** Nobody else's webhook comes, so another order is looked for. */
    @Test
    void atAQuietMerchantToo() {
        CreatedOrder other = world.sandbox().orders().create("globex");
        CreatedOrder order = world.sandbox().orders().create("globex");
        Copy.becomesRight(world, World.GLOBEX, other.id());
        Copy.becomesRight(world, World.GLOBEX, order.id());
        String unknown = unknownId();
        world.sandbox().orders().delete(order.id());

        hint(World.GLOBEX, order.id());
        hint(World.GLOBEX, unknown);

        Eventually.holds(() -> {
            assertThat(Rows.getOrder(world, "globex", order.id()).text("gone_at"))
                    .isNotNull();
            assertThat(Rows.deadLetter(world, "globex", "order:" + unknown)).isPresent();
        });
        assertThat(Rows.getOrder(world, "globex", other.id()).text("gone_at")).isNull();
    }

    @Test
    void anOrderThatIsAnsweredAgainComesBack() {
        CreatedOrder other = world.sandbox().orders().create("acme");
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        world.sandbox().faults().add(Fault.status("getOrder", 404).withOrder(order.id()));
        hint(order.id());
        Eventually.holds(() -> {
            hint(other.id());
            assertThat(Api.order(world, World.ACME, order.id()).path("gone").asBoolean())
                    .isTrue();
        });

        world.sandbox().faults().removeAll();
        hint(order.id());

        assertThat(Copy.becomesRight(world, World.ACME, order.id())).isEqualTo(revision + 2);
    }

    @Test
    void whereNothingIsFoundNothingIsGone() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", "order:" + order.id()))
                .isEmpty());
        ActiveFault everything =
                world.sandbox().faults().add(Fault.status("getOrder", 404).withMerchant("acme"));

        hint(order.id());
        Eventually.holds(() -> assertThat(everything.hits()).isGreaterThanOrEqualTo(4));
        everything.remove();

        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", "order:" + order.id()))
                .isEmpty());
        assertThat(Copy.becomesRight(world, World.ACME, order.id())).isEqualTo(revision);
    }

    @Test
    void anOrderThatIsMissingOnceIsNotGone() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        String key = "order:" + order.id();
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", key)).isEmpty());
        world.sandbox()
                .faults()
                .add(Fault.status("getOrder", 404).withOrder(order.id()).withTimes(1));

        hint(order.id());

        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", key).map(row -> row.text("last_reason")))
                .isEqualTo(Optional.of("MISSING")));
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", key)).isEmpty());
        assertThat(Copy.becomesRight(world, World.ACME, order.id())).isEqualTo(revision);
    }

    @Test
    void anOrderThatNeverExistedIsGivenUpAfterAFewCallsWhileOthersFlow() {
        CreatedOrder other = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, other.id());
        String unknown = unknownId();

        hint(unknown);

        Eventually.holds(() -> {
            // A failure counts against an order only if other reads of its merchant work meanwhile.
            world.sandbox().orders().hint(other.id(), "OrderUpdate", 1);
            assertThat(Rows.deadLetter(world, "acme", "order:" + unknown)).get().satisfies(row -> {
                assertThat(row.text("reason")).isEqualTo("NOT_FOUND");
                assertThat(row.text("cause")).isEqualTo("WEBHOOK");
            });
        });
        assertThat(Rows.pendingRead(world, "acme", "order:" + unknown)).isEmpty();
        assertThat(Rows.order(world, "acme", unknown)).isEmpty();
        // Five attempts, and some more where no other read happened to work between two of them.
        assertThat(world.sandbox()
                        .countCalls(call -> call.operationId().equals("getOrder")
                                && call.path().contains(unknown)))
                .isBetween(5L, 15L);
        world.sandbox().orders().advance(other.id());
        Copy.becomesRight(world, World.ACME, other.id());
    }

    private static String unknownId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    private void hint(String orderId) {
        hint(World.ACME, orderId);
    }

    private void hint(TestMerchant merchant, String orderId) {
        Deliveries.deliver(
                        world,
                        merchant,
                        Deliveries.event(merchant).put("OrderId", orderId).toString())
                .then()
                .statusCode(202);
    }
}
