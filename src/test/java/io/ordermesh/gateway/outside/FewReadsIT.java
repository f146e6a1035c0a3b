package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.webhook.WebhookRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many hints cost few calls of OrderMesh. */
@Beside
@Order(10)
class FewReadsIT {

    private static final int ORDERS = 1000;
    private static final int HINTS_OF_EACH = 5;
    private static final int IN_ONE_DELIVERY = 250;
    private static final Set<String> READS = Set.of("getOrder", "getOrdersBulk", "listShipmentsByOrder");

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Converging.ENVIRONMENT);

    private final World world = GATEWAY.world();

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL);
        Rows.execute(world, "delete from merchant_pause");
    }

    @Test
    void hintsThatWaitCostOneReadOfEachOrderHoweverManyTheyAre() {
        List<String> orders = silentlyCreated("globex", ORDERS);
        long before = reads("globex");
        // As long as the burst lasts, whatever the machine needs for it.
        pause();

        deliverShuffled(World.GLOBEX, orders);
        // An event may reach the topic twice.
        Eventually.holds(() -> assertThat(heard(orders)).isGreaterThanOrEqualTo(ORDERS * HINTS_OF_EACH));
        Rows.execute(world, "delete from merchant_pause");

        Copy.rowsBecomeRight(world, World.GLOBEX, orders);
        long cost = reads("globex") - before;
        double wanted = ORDERS / 50.0 + ORDERS;
        assertThat(cost).isBetween((long) ORDERS, Math.round(wanted * 1.05));
    }

    @Test
    void whereOrdersCannotBeReadTogetherEachIsReadByItself() {
        // The gateway remembers it for minutes, so orders of the other merchant are those that are read together here.
        assertThat(Api.convergence(world, World.ACME).path("readsTogether").asBoolean(false))
                .as("no other test has taken the operation away before")
                .isTrue();
        world.sandbox().faults().add(Fault.status("getOrdersBulk", 404).withMerchant("acme"));
        List<String> orders = silentlyCreated("acme", 40);
        long before = triedTogether();

        deliverShuffled(World.ACME, orders);
        Copy.rowsBecomeRight(world, World.ACME, orders);
        // Two, if some orders are claimed before the first answer comes.
        long tried = triedTogether();
        assertThat(tried - before).isBetween(1L, 2L);

        List<String> further = silentlyCreated("acme", 40);
        deliverShuffled(World.ACME, further);
        Copy.rowsBecomeRight(world, World.ACME, further);
        assertThat(triedTogether()).isEqualTo(tried);
        assertThat(Api.convergence(world, World.ACME).path("readsTogether").asBoolean(true))
                .isFalse();
    }

    private long triedTogether() {
        return world.sandbox()
                .countCalls(call -> call.operationId().equals("getOrdersBulk") && "acme".equals(call.merchant()));
    }

    /** How many webhooks of the orders are pending or read. */
    private int heard(List<String> orders) {
        return Rows.select(world, "select from order_journal where kind = 'HINT' and order_key = any (?)", (Object)
                        orders.stream().map(id -> "order:" + id).toArray(String[]::new))
                .size();
    }

    private void pause() {
        Rows.execute(
                world,
                "insert into merchant_pause (merchant, reason, paused_until)"
                        + " values ('globex', 'TEST', now() + interval '1 hour')");
    }

    /** With shipments, so that each costs a call of its own. */
    private List<String> silentlyCreated(String merchant, int count) {
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL.withDropProbability(1));
        List<String> created = Stream.generate(() -> world.sandbox().orders().create(merchant))
                .limit(count)
                .map(CreatedOrder::id)
                .peek(id -> world.sandbox().orders().advanceUntil(id, "InProduction"))
                .toList();
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL);
        return created;
    }

    private void deliverShuffled(TestMerchant merchant, List<String> orders) {
        List<String> hints = new ArrayList<>();
        for (int i = 0; i < HINTS_OF_EACH; i++) {
            hints.addAll(orders);
        }
        Collections.shuffle(hints, new Random(1));
        for (int from = 0; from < hints.size(); from += IN_ONE_DELIVERY) {
            deliver(merchant, hints.subList(from, Math.min(hints.size(), from + IN_ONE_DELIVERY)));
        }
    }

    private void deliver(TestMerchant merchant, List<String> orders) {
        ArrayNode events = Trees.array();
        orders.forEach(id -> events.add(Deliveries.event(merchant).put("OrderId", id)));
        Deliveries.deliver(world, merchant, events.toString()).then().statusCode(202);
    }

    private long reads(String merchant) {
        return world.sandbox()
                .countCalls(call -> READS.contains(call.operationId()) && merchant.equals(call.merchant()));
    }
}
