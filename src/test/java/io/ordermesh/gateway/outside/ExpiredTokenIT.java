package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OrderMesh may refuse a token long before the end of its life. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class ExpiredTokenIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
        world.sandbox().webhooks().release(false);
    }

    @Test
    void manyReadsThatAreRefusedAskForOneNewToken() {
        Copy.becomesRight(
                world, World.ACME, world.sandbox().orders().create("acme").id());
        world.sandbox().webhooks().hold();
        List<String> orders = Stream.generate(() -> world.sandbox().orders().create("acme"))
                .limit(100)
                .map(CreatedOrder::id)
                .toList();
        long before = tokenRequests();
        long refusedBefore = refusedCalls();

        world.sandbox().tokens().expireAll("acme");
        world.sandbox().webhooks().release(false);

        Copy.rowsBecomeRight(world, World.ACME, orders);
        // How many calls meet the old token at once is the machine's to say; MerchantTokenTest lets a hundred do so.
        assertThat(refusedCalls() - refusedBefore).isPositive();
        assertThat(tokenRequests() - before).isEqualTo(1);
    }

    @Test
    void aTokenRequestThatIsNeverAnsweredIsGivenUp() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        // The first hangs as long as the fault stands, which is until the end of the test; later ones are answered.
        world.sandbox()
                .faults()
                .add(Fault.of(FaultKind.HANG, "createClientToken")
                        .withMerchant("acme")
                        .withTimes(1));
        world.sandbox().tokens().expireAll("acme");

        world.sandbox().orders().advance(order.id());

        Copy.becomesRight(world, World.ACME, order.id());
    }

    private long tokenRequests() {
        return world.sandbox()
                .countCalls(call -> call.operationId().equals("createClientToken") && "acme".equals(call.merchant()));
    }

    private long refusedCalls() {
        return world.sandbox().countCalls(call -> call.status() == 401 && "acme".equals(call.merchant()));
    }
}
