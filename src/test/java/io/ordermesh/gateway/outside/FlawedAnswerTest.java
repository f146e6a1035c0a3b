package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the API that help once and again with nothing: the order is read again until one does. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class FlawedAnswerTest {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"CUT", "GARBAGE", "TRUNCATED", "HTML", "STATUS"})
    void aFlawedAnswerIsReadAgain(FaultKind kind) throws InterruptedException {
        readsAgain(Fault.of(kind, "getOrder"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "17",
                "[]",
                "{}",
                "{\"order\": null}",
                "{\"order\": []}",
                "{\"order\": {\"id\": 1}}",
                "{\"order\": {\"name with half a pair \\ud83d\": 1}}"
            })
    void anAnswerWithoutAnOrderIsReadAgain(String body) throws InterruptedException {
        readsAgain(Fault.of(FaultKind.GARBAGE, "getOrder").withBody(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "\"none\"", "[17]", "{\"shipments\": [null]}", "[{\"shortId\": \"S1\"}]"})
    void anAnswerWithoutShipmentsIsReadAgain(String body) throws InterruptedException {
        readsAgain(Fault.of(FaultKind.GARBAGE, "listShipmentsByOrder").withBody(body));
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

    private void readsAgain(Fault fault) throws InterruptedException {
        CreatedOrder order = world.sandbox().orders().create("acme");
        long revision = Copy.becomesRight(world, World.ACME, order.id());
        // Twice, so that it is more than the client's own repeat of a call that failed in passing.
        ActiveFault flawed =
                world.sandbox().faults().add(fault.withOrder(order.id()).withTimes(2));

        world.sandbox().orders().advance(order.id());
        assertThat(flawed.awaitHits(2, Duration.ofSeconds(30))).isTrue();

        assertThat(Copy.becomesRight(world, World.ACME, order.id())).isEqualTo(revision + 1);
        assertThat(Rows.deadLetter(world, "acme", "order:" + order.id())).isEmpty();
    }
}
