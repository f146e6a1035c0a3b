package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** OrderMesh answers an order that is older than the row by its own time. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OlderSnapshotIT {

    private static final String OLDER = "{\"updatedAt\": \"2020-01-01T00:00:00Z\", \"status\": \"Restored\"}";

    @Provided
    World world;

    @Test
    void anOlderOrderIsReadAgainAndThenBelieved() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        settled(order);
        long before = Reads.answered(world, order.id());

        world.sandbox().orders().patch(order.id(), Trees.parseObject(OLDER), true);

        assertThat(Copy.becomesRight(world, World.ACME, order.id())).isEqualTo(revision + 1);
        settled(order);
        assertThat(Reads.answered(world, order.id()) - before).isEqualTo(2);
        assertThat(Rows.journalKinds(world, "acme", "order:" + order.id())).containsExactly("APPLIED", "WENT_BACK");
    }

    @Test
    void anOlderOrderThatIsNewAgainAtTheSecondLookIsNotBelieved() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        settled(order);

        world.sandbox().orders().patch(order.id(), Trees.parseObject(OLDER), true);
        Eventually.holds(() ->
                assertThat(pending(order).map(row -> row.text("last_reason"))).isEqualTo(Optional.of("OLDER")));
        // No webhook: the second look is due by itself.
        world.sandbox()
                .orders()
                .patch(
                        order.id(),
                        Trees.parseObject("{\"updatedAt\": \"2031-01-01T00:00:00Z\", \"status\": \"Newest\"}"),
                        false);

        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(Rows.journalKinds(world, "acme", "order:" + order.id())).containsExactly("APPLIED", "APPLIED");
    }

    private void settled(CreatedOrder order) {
        Eventually.holds(() -> assertThat(pending(order)).isEmpty());
    }

    private Optional<Rows.Row> pending(CreatedOrder order) {
        return Rows.pendingRead(world, "acme", "order:" + order.id());
    }
}
