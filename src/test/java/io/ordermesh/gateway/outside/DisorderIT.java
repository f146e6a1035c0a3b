package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many orders move at once while webhooks overtake each other, come twice, and some calls are slow or fail. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class DisorderIT {

    private static final int ORDERS = 40;

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL);
    }

    @Test
    void whateverHappensOnTheWayTheLastRecordOfEachOrderIsItsRow() {
        world.sandbox()
                .webhooks()
                .setRules(WebhookRules.FAITHFUL.withReorder(true).withDoubleProbability(0.3));
        world.sandbox().faults().add(Fault.latency("getOrder", Duration.ofMillis(50)));
        world.sandbox()
                .faults()
                .add(Fault.status("listShipmentsByOrder", 500)
                        .withMerchant("acme")
                        .withTimes(20));
        List<String> orders = Stream.generate(() -> world.sandbox().orders().create("acme"))
                .limit(ORDERS)
                .map(CreatedOrder::id)
                .toList();
        for (String status : List.of("Processing", "InProduction", "Fulfilled")) {
            orders.forEach(id -> world.sandbox().orders().advanceUntil(id, status));
        }

        Eventually.holds(
                () -> assertThat(world.sandbox().webhooks().unfinishedCount()).isZero());
        Copy.rowsBecomeRight(world, World.ACME, orders);

        Eventually.holds(() -> assertThat(lastRevisionsOnTheTopic(orders)).isEqualTo(revisionsOfTheRows(orders)));
        Map<String, List<Long>> revisions = Records.all(world, Records.ORDERS).stream()
                .filter(record -> orders.contains(orderId(record)))
                .collect(Collectors.groupingBy(
                        DisorderIT::orderId, Collectors.mapping(Seen::revision, Collectors.toList())));
        assertThat(revisions).hasSize(ORDERS).allSatisfy((id, sent) -> assertThat(sent)
                .isSorted());
        orders.forEach(id -> Copy.becomesRight(world, World.ACME, id));
        orders.forEach(id -> Reads.neverOverlapped(world, id));
        assertThat(Rows.select(world, "select from dead_letter where order_key = any (?)", (Object)
                        orders.stream().map(id -> "order:" + id).toArray(String[]::new)))
                .isEmpty();
    }

    private Map<String, Long> lastRevisionsOnTheTopic(List<String> orders) {
        Map<String, Long> last = new HashMap<>();
        Records.all(world, Records.ORDERS).stream()
                .filter(record -> orders.contains(orderId(record)))
                .forEach(record -> last.put(orderId(record), record.revision()));
        return last;
    }

    private Map<String, Long> revisionsOfTheRows(List<String> orders) {
        return orders.stream().collect(Collectors.toMap(id -> id, id -> Copy.revision(world, World.ACME, id)));
    }

    private static String orderId(Seen record) {
        return record.key().substring(record.key().indexOf('/') + 1);
    }
}
