package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.Beside;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.history.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Two gateways meet a merchant with many orders of which no webhook ever told; one of them dies.
 *
 * <p>{@code -Dorders=10000} makes them more.
 */
@Beside
@Order(6)
@ResourceLock(Beside.SEVERAL_PROCESSES)
@ExtendWith(ShowsReplicas.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoReplicasSweepIT {

    private static final int ORDERS = Integer.getInteger("orders", 1_000);
    private static final int PAGE_SIZE = 50;
    private static final int CHANGED = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(60L * ORDERS);
    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");
    private static final Set<String> SEARCHES = Set.of("searchOrders", "searchShipments");

    private final World world = World.start();
    private final Stores stores = new Stores(world);
    private final List<String> ids = ordersOfYesterday();
    private final Replica one = Replica.launch(world, environment());
    private final Replica other = Replica.launch(world, environment());

    @BeforeAll
    void start() {
        // So that the backfill has a middle.
        world.sandbox().faults().add(Fault.latency("searchOrders", Duration.ofMillis(300)));
        one.awaitReady();
        other.awaitReady();
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        world.close();
    }

    @Test
    @Order(1)
    void aBackfillIsFinishedByTheOtherWhenTheOneThatDoesItDies() {
        await().atMost(PATIENCE).until(() -> pages().size() > 4);
        Replica filling = fills(one) ? one : other;
        assertThat(stores.count("sweep_pass where kind = 'BACKFILL' and phase = 'LISTING'"))
                .as("the backfill is in its middle")
                .isPositive();

        filling.kill();

        await().atMost(PATIENCE)
                .until(() -> stores.count("sweep_pass where merchant = 'acme' and phase = 'DONE'") == 2);
        assertThat(stores.count("orders where merchant = 'acme'")).isEqualTo(ORDERS);
        assertThat(stores.count("pending_read")).isZero();
        assertThat(fills(filling == one ? other : one)).isTrue();
        // Not from the beginning: only the page that was under way can have been read twice.
        assertThat(pages()).isSorted().hasSizeLessThanOrEqualTo(ORDERS / PAGE_SIZE + 2);
        assertThat(stores.texts(
                        "select distinct cause from order_journal where merchant = 'acme' and kind = 'APPLIED'"))
                .containsExactly("BACKFILL");
        assertThat(stores.count("unannounced_change") + stores.count("order_journal where kind = 'MISSED_WEBHOOK'"))
                .as("taken for missed webhooks")
                .isZero();
        Copy.rowsBecomeRight(world, World.ACME, ids.subList(0, 200));
        filling.launchAgain();
        filling.awaitReady();
    }

    @Test
    @Order(2)
    void afterAnOutageTheGapAloneIsSwept() {
        one.kill();
        other.kill();
        List<String> changed = ids.subList(500, 500 + CHANGED);
        changed.forEach(id -> world.sandbox().orders().silently().advance(id));
        long before = lastSequence();

        one.launchAgain();

        Copy.rowsBecomeRight(world, World.ACME, changed);
        assertThat(searchesAfter(before))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.path()).contains("updatedFrom="))
                .allSatisfy(call -> assertThat(page(call)).isLessThanOrEqualTo(CHANGED / PAGE_SIZE + 2));
    }

    @Test
    @Order(3)
    void aMerchantIsNeverSweptByBothAtOnce() {
        Map<String, List<Call>> byMerchant = world.sandbox().calls().stream()
                .filter(call -> SEARCHES.contains(call.operationId()))
                .sorted(Comparator.comparingLong(Call::sequence))
                .collect(Collectors.groupingBy(call -> String.valueOf(call.merchant())));
        List<String> overlaps = new ArrayList<>();
        byMerchant.forEach((merchant, calls) -> {
            for (int i = 1; i < calls.size(); i++) {
                if (calls.get(i - 1).overlaps(calls.get(i))) {
                    overlaps.add(calls.get(i - 1) + " and " + calls.get(i));
                }
            }
        });

        assertThat(byMerchant).containsOnlyKeys("acme", "globex");
        assertThat(overlaps).isEmpty();
    }

    /** And one of now, so that no sweep reaches back to them. */
    private List<String> ordersOfYesterday() {
        world.sandbox().clock().shift(Duration.ofDays(-1));
        List<CreatedOrder> orders = world.sandbox().orders().silently().createMany("acme", ORDERS - 1);
        world.sandbox().clock().shift(Duration.ZERO);
        return Stream.concat(
                        orders.stream(),
                        Stream.of(world.sandbox().orders().silently().create("acme")))
                .map(CreatedOrder::id)
                .toList();
    }

    /** Short leases, so that what a dead replica held is free again soon; reads as many as the machine allows. */
    private static Map<String, String> environment() {
        return Sweeping.with(Map.of(
                "GATEWAY_ORDERMESH_REQUESTS_PER_SECOND", "10000",
                "GATEWAY_ORDERMESH_CALL_TIMEOUT", "PT3.5S",
                "GATEWAY_RECONCILE_SLOTS", "24",
                "GATEWAY_RECONCILE_LEASE", "PT12S",
                "GATEWAY_SWEEP_LEASE", "PT15S",
                "GATEWAY_SWEEP_PAGE_SIZE", Integer.toString(PAGE_SIZE)));
    }

    private static boolean fills(Replica replica) {
        return replica.lines().stream().anyMatch(line -> line.contains("Backfill: merchant=acme"));
    }

    /** The pages of all orders that were asked for, one after the other. */
    private List<Integer> pages() {
        return world.sandbox().calls().stream()
                .filter(call -> call.operationId().equals("searchOrders")
                        && "acme".equals(call.merchant())
                        && !call.path().contains("updatedFrom"))
                .map(TwoReplicasSweepIT::page)
                .toList();
    }

    private static int page(Call call) {
        Matcher page = PAGE.matcher(call.path());
        assertThat(page.find()).as(call.path()).isTrue();
        return Integer.parseInt(page.group(1));
    }

    private long lastSequence() {
        return world.sandbox().calls().stream()
                .mapToLong(Call::endSequence)
                .max()
                .orElse(0);
    }

    private List<Call> searchesAfter(long sequence) {
        return world.sandbox().calls().stream()
                .filter(call -> call.sequence() > sequence
                        && call.operationId().equals("searchOrders")
                        && "acme".equals(Objects.requireNonNull(call.merchant())))
                .toList();
    }
}
