package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A merchant may want each order read by itself ({@code gateway.reconcile.bulk} is 1 here). */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class ReadAloneIT {

    @Provided
    World world;

    @AfterEach
    void release() {
        world.sandbox().webhooks().release(false);
    }

    @Test
    void ordersThatAreDueTogetherAreNotReadTogether() {
        long before = together();
        world.sandbox().webhooks().hold();
        List<CreatedOrder> orders = Stream.generate(
                        () -> world.sandbox().orders().create("acme"))
                .limit(20)
                .toList();

        world.sandbox().webhooks().release(false);

        Copy.rowsBecomeRight(
                world, World.ACME, orders.stream().map(CreatedOrder::id).toList());
        assertThat(together()).isEqualTo(before);
    }

    private long together() {
        return world.sandbox().countCalls(call -> call.operationId().equals("getOrdersBulk"));
    }
}
