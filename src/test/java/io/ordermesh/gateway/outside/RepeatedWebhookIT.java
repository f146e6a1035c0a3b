package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OrderMesh promises no uniqueness: the same webhook may come any number of times. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class RepeatedWebhookIT {

    private static final int TIMES = 50;

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void theSameWebhookFiftyTimesChangesNothing() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        Eventually.holds(
                () -> assertThat(Rows.pendingRead(world, "acme", key(order))).isEmpty());
        int before = Reads.of(world, order.id()).size();

        world.sandbox().orders().hint(order.id(), "OrderUpdate", TIMES);

        Eventually.holds(() -> {
            assertThat(acceptedWebhooks(order)).isEqualTo(TIMES + 1);
            assertThat(Reads.of(world, order.id())).hasSizeGreaterThan(before);
            assertThat(Rows.pendingRead(world, "acme", key(order))).isEmpty();
        });
        assertThat(Copy.revision(world, World.ACME, order.id())).isEqualTo(revision);
        assertThat(Rows.select(world, "select from orders where safe_id = ?", order.safeId()))
                .hasSize(1);
        assertThat(Records.ofOrder(world, "acme", order.id())).hasSize(1);
        Reads.neverOverlapped(world, order.id());
    }

    @Test
    void webhooksThatComeWhileTheOrderIsReadMeltIntoOneFurtherRead() throws InterruptedException {
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        Eventually.holds(
                () -> assertThat(Rows.pendingRead(world, "acme", key(order))).isEmpty());
        long before = Reads.answered(world, order.id());
        double hintsBefore = hints();
        ActiveFault gate = world.sandbox().faults().add(Fault.hold("getOrder").withOrder(order.id()));

        world.sandbox().orders().hint(order.id(), "OrderUpdate", TIMES);
        assertThat(gate.awaitHits(1, Duration.ofSeconds(30))).isTrue();
        Eventually.holds(() -> assertThat(hints()).isGreaterThanOrEqualTo(hintsBefore + TIMES));
        // Batches of hints are taken one after the other: once a later webhook led to its row, all before it are
        // pending.
        Copy.rowsBecomeRight(
                world,
                World.ACME,
                List.of(world.sandbox().orders().create("acme").id()));
        gate.remove();

        Eventually.holds(
                () -> assertThat(Rows.pendingRead(world, "acme", key(order))).isEmpty());
        // Hints raise the generation of the one pending read. The read under way began with an earlier generation
        // and satisfies no later hint, so it is followed by one more; that one begins after all hints and satisfies
        // them all. It finds nothing new, so one more look follows. So three answers are enough for fifty webhooks. (On
        // a machine so slow that the gate stood longer than
        // the gateway waits for an answer, the first is given up and one answer is enough.)
        assertThat(Reads.answered(world, order.id()) - before).isBetween(1L, 3L);
        assertThat(Copy.revision(world, World.ACME, order.id())).isEqualTo(revision);
        Reads.neverOverlapped(world, order.id());
    }

    private double hints() {
        return Management.metric(world, "gateway_hints_total", "merchant=\"acme\"", "outcome=\"pending\"");
    }

    private long acceptedWebhooks(CreatedOrder order) {
        return world.sandbox()
                .webhooks()
                .history()
                .count(webhook -> webhook.orderIds().contains(order.id())
                        && webhook.result().isAccepted());
    }

    private static String key(CreatedOrder order) {
        return "order:" + order.id();
    }
}
