package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.history.WebhookResult.Answered;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One merchant's OrderMesh is away: its webhooks are still taken, nothing is lost or given up, others notice nothing. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OutageIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void afterAnOutageEverythingIsRightAndNothingWasGivenUp() throws InterruptedException {
        CreatedOrder known = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, known.id());
        ActiveFault outage =
                world.sandbox().faults().add(Fault.status(Fault.ANY, 503).withMerchant("acme"));
        List<String> created = createTwenty("acme");
        world.sandbox().orders().advance(known.id());
        List<String> all =
                Stream.concat(created.stream(), Stream.of(known.id())).toList();

        Eventually.holds(() -> assertThat(Rows.select(
                        world,
                        "select order_key from pending_read where merchant = 'acme' and order_key = any (?)",
                        (Object) keys(all)))
                .hasSize(all.size()));
        Eventually.holds(() -> assertThat(Rows.select(world, "select from merchant_pause where merchant = 'acme'"))
                .isNotEmpty());
        // Long enough for several pauses and trials.
        assertThat(outage.awaitHits(outage.hits() + 5, Duration.ofSeconds(30))).isTrue();
        assertThat(world.sandbox().webhooks().history().list(webhook -> webhook.orderIds().stream()
                        .anyMatch(all::contains)))
                .hasSizeGreaterThan(20)
                .extracting(SentWebhook::result)
                .containsOnly(new Answered(202));
        outage.remove();

        Copy.rowsBecomeRight(world, World.ACME, all);
        assertThat(Rows.select(
                        world, "select from dead_letter where merchant = 'acme' and order_key = any (?)", (Object)
                                keys(all)))
                .isEmpty();
    }

    @Test
    void whileOneMerchantsOrderMeshHangsTheOrdersOfAnotherFlow() throws InterruptedException {
        ActiveFault hanging =
                world.sandbox().faults().add(Fault.of(FaultKind.HANG, Fault.ANY).withMerchant("acme"));
        List<String> stuck = createTwenty("acme");
        assertThat(hanging.awaitHits(4, Duration.ofSeconds(30))).isTrue();

        List<String> others = createTwenty("globex");

        Copy.rowsBecomeRight(world, World.GLOBEX, others);
        assertThat(Rows.select(
                        world, "select from orders where order_id = any (?)", (Object) stuck.toArray(String[]::new)))
                .isEmpty();
        hanging.remove();
        Copy.rowsBecomeRight(world, World.ACME, stuck);
    }

    private List<String> createTwenty(String merchant) {
        return Stream.generate(() -> world.sandbox().orders().create(merchant))
                .limit(20)
                .map(CreatedOrder::id)
                .toList();
    }

    private static String[] keys(List<String> orderIds) {
        return orderIds.stream().map(id -> "order:" + id).toArray(String[]::new);
    }
}
