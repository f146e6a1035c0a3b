package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OrderMesh promises no order: webhooks overtake each other, and come while their order is being read. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class WebhookOrderIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
        world.sandbox().webhooks().release(false);
    }

    @Test
    void webhooksInTheWrongOrderLeadToTheNewestState() {
        world.sandbox().webhooks().hold();
        CreatedOrder order = world.sandbox().orders().create("acme");
        world.sandbox().orders().advanceUntil(order.id(), "Fulfilled");
        assertThat(world.sandbox().webhooks().heldCount()).isGreaterThan(3);

        world.sandbox().webhooks().release(true);

        Eventually.holds(
                () -> assertThat(world.sandbox().webhooks().unfinishedCount()).isZero());
        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(Rows.getOrder(world, "acme", order.id()).text("status")).isEqualTo("Fulfilled");
    }

    @Test
    void aWebhookThatComesWhileItsOrderIsReadLeadsToOneMoreRead() throws InterruptedException {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        String key = "order:" + order.id();
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", key)).isEmpty());
        long before = Reads.answered(world, order.id());
        // What the gate lets through later is the order as it was when the call arrived.
        ActiveFault gate = world.sandbox().faults().add(Fault.hold("getOrder").withOrder(order.id()));

        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);
        assertThat(gate.awaitHits(1, Duration.ofSeconds(30))).isTrue();
        world.sandbox().orders().advance(order.id());
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", key))
                .get()
                .extracting(row -> row.number("generation"))
                .isEqualTo(2L));
        gate.remove();

        Copy.becomesRight(world, World.ACME, order.id());
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", key)).isEmpty());
        assertThat(Rows.getOrder(world, "acme", order.id()).text("status")).isEqualTo("Processing");
        assertThat(Reads.answered(world, order.id()) - before).isEqualTo(2);
        Reads.neverOverlapped(world, order.id());
    }
}
