package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of the API that help once and again with nothing: the order is read again until one does. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class FlawedAnswerIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void flawedAnswersAreReadAgain() throws InterruptedException {
        readAgain(Stream.of(FaultKind.CUT, FaultKind.GARBAGE, FaultKind.TRUNCATED, FaultKind.HTML, FaultKind.STATUS)
                .map(kind -> Fault.of(kind, "getOrder"))
                .toList());
    }

    @Test
    void answersWithoutAnOrderAreReadAgain() throws InterruptedException {
        readAgain(garbage(
                "getOrder",
                "",
                "null",
                "17",
                "[]",
                "{}",
                "{\"order\": null}",
                "{\"order\": []}",
                "{\"order\": {\"id\": 1}}",
                "{\"order\": {\"name with half a pair \\ud83d\": 1}}"));
    }

    @Test
    void answersWithoutShipmentsAreReadAgain() throws InterruptedException {
        readAgain(garbage(
                "listShipmentsByOrder",
                "17",
                "\"none\"",
                "[17]",
                "{\"shipments\": [null]}",
                "[{\"shortId\": \"S1\"}]"));
    }

    @Test
    void aRateLimitRestsTheMerchantForAsLongAsOrderMeshAsks() throws InterruptedException {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        ActiveFault limit = world.sandbox()
                .faults()
                .add(Fault.rateLimit("getOrder", 3).withMerchant("acme").withTimes(1));

        world.sandbox().orders().advance(order.id());
        assertThat(limit.awaitHits(1, Duration.ofSeconds(30))).isTrue();

        Eventually.holds(() -> assertThat(Rows.select(
                        world,
                        "select from merchant_pause where merchant = 'acme' and reason = 'RATE_LIMITED'"
                                + " and paused_until >= paused_at + interval '3 seconds'"))
                .hasSize(1));
        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(Rows.deadLetter(world, "acme", "order:" + order.id())).isEmpty();
    }

    private static List<Fault> garbage(String operation, String... bodies) {
        return Stream.of(bodies)
                .map(body -> Fault.of(FaultKind.GARBAGE, operation).withBody(body))
                .toList();
    }

    /** Each is met by an order of its own, all of them at once. */
    private void readAgain(List<Fault> faults) throws InterruptedException {
        List<CreatedOrder> orders = Stream.generate(
                        () -> world.sandbox().orders().create("acme"))
                .limit(faults.size())
                .toList();
        List<Long> revisions = orders.stream()
                .map(order -> Copy.becomesRight(world, World.ACME, order.id()))
                .toList();
        List<ActiveFault> met = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            // Twice, so that it is more than the client's own repeat of a call that failed in passing.
            met.add(world.sandbox()
                    .faults()
                    .add(faults.get(i).withOrder(orders.get(i).id()).withTimes(2)));
        }

        orders.forEach(order -> world.sandbox().orders().advance(order.id()));

        for (int i = 0; i < faults.size(); i++) {
            String order = orders.get(i).id();
            assertThat(met.get(i).awaitHits(2, Duration.ofSeconds(30)))
                    .as("met: %s", faults.get(i))
                    .isTrue();
            assertThat(Copy.becomesRight(world, World.ACME, order))
                    .as("revision after %s", faults.get(i))
                    .isEqualTo(revisions.get(i) + 1);
            assertThat(Rows.deadLetter(world, "acme", "order:" + order)).isEmpty();
        }
    }
}
