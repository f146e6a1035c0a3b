package io.ordermesh.gateway.outside;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What no webhook told of is found. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@WithTestResource(value = Sweeping.class, scope = TestResourceScope.MATCHING_RESOURCES)
class SweepTest {

    @Provided
    World world;

    @Test
    void anOrderOfWhichNoWebhookCameIsFound() {
        CreatedOrder order = world.sandbox().orders().silently().create("acme");

        Copy.becomesRight(world, World.ACME, order.id());
    }

    @Test
    void aChangeOfWhichNoWebhookCameIsFound() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());

        world.sandbox().orders().silently().advance(order.id());

        Copy.becomesRight(world, World.ACME, order.id());
    }
}
