package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders that are large, and orders that are beyond what can be stored or sent: those hold up no other. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OddSizesIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    /** Kafka takes 1 MB by default. */
    @Test
    void anOrderOfMegabytesReachesTheStateTopic() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        byte[] noise = new byte[2_000_000];
        new Random(1).nextBytes(noise);

        world.sandbox()
                .orders()
                .patch(
                        order.id(),
                        Trees.object().put("novelty", Base64.getEncoder().encodeToString(noise)),
                        true);

        Copy.becomesRight(world, World.ACME, order.id());
        world.sandbox().orders().delete(order.id());
    }

    static Stream<String> unreadable() {
        return Stream.of("1e2000", "-1e-2000", "[".repeat(600) + "]".repeat(600));
    }

    /** PostgreSQL would store it, and give it back as nobody reads it. */
    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCouldNotBeReadAgainIsNotStored(String value) {
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        world.sandbox()
                .faults()
                .add(Fault.of(FaultKind.GARBAGE, "getOrder")
                        .withOrder(order.id())
                        .withBody("{\"order\": {\"id\": \"" + order.id() + "\", \"novelty\": " + value + "}}"));

        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);

        Eventually.holds(() -> assertThat(
                        Rows.pendingRead(world, "acme", "order:" + order.id()).map(row -> row.text("last_reason")))
                .isEqualTo(Optional.of("UNSTORABLE")));
        assertThat(Copy.revision(world, World.ACME, order.id())).isEqualTo(revision);
        world.sandbox().faults().removeAll();
        world.sandbox().orders().advance(order.id());
        Copy.becomesRight(world, World.ACME, order.id());
    }

    /** As it may stand there since earlier. */
    @Test
    void aRowThatCannotBeReadAgainIsReplaced() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        Rows.execute(
                world,
                "update orders set snapshot = '{\"order\": {\"novelty\": 1e2000}, \"shipments\": []}',"
                        + " content_hash = '' where order_id = '" + order.id() + "'");

        world.sandbox().orders().advance(order.id());

        Copy.becomesRight(world, World.ACME, order.id());
    }

    @Test
    void aRowThatCannotBeSentIsNamedAndHoldsUpNoOther() {
        CreatedOrder other = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, other.id());
        try (LogLines log = new LogLines()) {
            Rows.execute(world, """
                    insert into orders (merchant, order_id, snapshot, content_hash, unpublished_since)
                    values ('another', 'unsendable', '{"order": {"novelty": 1e2000}, "shipments": []}', '', now())""");
            world.sandbox().orders().advance(other.id());

            Copy.becomesRight(world, World.ACME, other.id());
            Eventually.holds(() -> assertThat(log.text())
                    .contains("Changes cannot be sent as they are, they are tried again: rows=1"
                            + " first=another/unsendable cause=StreamConstraintsException"));
            assertThat(log.text()).doesNotContain("loop=state-relay");
        } finally {
            Rows.execute(world, "delete from orders where merchant = 'another'");
        }
        assertThat(Management.metric(world, "gateway_published_total", "outcome=\"unwritable\""))
                .isPositive();
    }
}
