package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.history.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody has a webhook token and sends webhooks of orders that do not exist. */
@Beside
class UnknownOrderFloodIT {

    private static final int PER_MINUTE = 20;
    private static final int FLOOD = 400;
    private static final int IN_ONE_DELIVERY = 100;
    private static final int FOUND_BY_SWEEPS = 30;

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Sweeping.with(Map.of(
            "GATEWAY_RECONCILE_UNKNOWN_PER_MINUTE",
            Integer.toString(PER_MINUTE),
            // Each that is asked for alone costs one call.
            "GATEWAY_RECONCILE_MAX_ATTEMPTS_UNKNOWN",
            "1")));

    private final World world = GATEWAY.world();
    private final Random random = new Random(1);

    @BeforeEach
    void backfillIsOver() {
        Eventually.holds(
                () -> assertThat(List.of(Sweeping.backfill(world, World.ACME), Sweeping.backfill(world, World.GLOBEX)))
                        .containsOnly("DONE"));
    }

    @Test
    void takesItsQuotaOfTheApiAndNothingElseWaitsForIt() {
        long began = System.nanoTime();
        CreatedOrder known = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, known.id());

        List<String> flood = unknownIds(FLOOD);
        deliver(World.ACME, flood);
        Eventually.holds(() -> assertThat(heard(World.ACME, flood)).isEqualTo(FLOOD));
        Eventually.holds(() -> assertThat(askedFor(flood)).hasSizeGreaterThanOrEqualTo(PER_MINUTE));

        List<String> found =
                new ArrayList<>(world.sandbox().orders().silently().createMany("acme", FOUND_BY_SWEEPS).stream()
                        .map(CreatedOrder::id)
                        .toList());
        // Its webhook waits, unless a sweep was faster.
        CreatedOrder announced = world.sandbox().orders().create("acme");
        found.add(announced.id());
        world.sandbox().orders().advance(known.id());

        Copy.rowsBecomeRight(world, World.ACME, found);
        Copy.becomesRight(world, World.ACME, known.id());
        List<String> asked = askedFor(flood);
        long minutes = Duration.ofNanos(System.nanoTime() - began).toMinutes() + 1;
        assertThat(asked)
                .as("what was announced and is real gave its share back")
                .hasSizeBetween(PER_MINUTE, Math.toIntExact(minutes * PER_MINUTE + 1))
                .doesNotHaveDuplicates();
        assertThat(waiting(World.ACME, flood)).isGreaterThanOrEqualTo(FLOOD - minutes * PER_MINUTE - 1);
        assertThat(Management.metric(world, "gateway_hints_deferred_total", "merchant=\"acme\""))
                .isBetween((double) FLOOD - minutes * PER_MINUTE, FLOOD + 1.0);
        assertThat(postponed("acme")).as("nothing that was read is thrown away").isZero();
    }

    @Test
    void anOrderThatIsReadTogetherWithUnknownOnesIsKept() {
        CreatedOrder real = world.sandbox().orders().silently().create("globex");
        List<String> all = new ArrayList<>(unknownIds(2 * PER_MINUTE));
        all.add(PER_MINUTE / 2, real.id());

        deliver(World.GLOBEX, all);

        Copy.rowsBecomeRight(world, World.GLOBEX, List.of(real.id()));
        all.remove(real.id());
        assertThat(waiting(World.GLOBEX, all)).isPositive();
        assertThat(postponed("globex")).isZero();
    }

    private List<String> unknownIds(int count) {
        return Stream.generate(() -> String.format(Locale.ROOT, "%016x%08x", random.nextLong(), random.nextInt()))
                .limit(count)
                .toList();
    }

    private void deliver(TestMerchant merchant, List<String> orders) {
        for (int from = 0; from < orders.size(); from += IN_ONE_DELIVERY) {
            ArrayNode events = Trees.array();
            orders.subList(from, Math.min(orders.size(), from + IN_ONE_DELIVERY))
                    .forEach(id -> events.add(Deliveries.event(merchant).put("OrderId", id)));
            Deliveries.deliver(world, merchant, events.toString()).then().statusCode(202);
        }
    }

    /** Of how many of the orders webhooks were taken in. */
    private long heard(TestMerchant merchant, List<String> orders) {
        return Rows.select(
                        world,
                        "select count(distinct order_key) as orders from order_journal"
                                + " where merchant = ? and kind = 'HINT' and order_key = any (?)",
                        merchant.id(),
                        keys(orders))
                .get(0)
                .number("orders");
    }

    /** How many of the orders are to be read and are not due yet. */
    private long waiting(TestMerchant merchant, List<String> orders) {
        return Rows.select(
                        world,
                        "select count(*) as orders from pending_read"
                                + " where merchant = ? and order_key = any (?) and due_at > now()",
                        merchant.id(),
                        keys(orders))
                .get(0)
                .number("orders");
    }

    private static String[] keys(List<String> orders) {
        return orders.stream().map(id -> "order:" + id).toArray(String[]::new);
    }

    /** The orders of these that OrderMesh was asked for alone, once for each call. */
    private List<String> askedFor(List<String> orders) {
        Set<String> wanted = Set.copyOf(orders);
        return world.sandbox().calls().stream()
                .filter(call -> call.operationId().equals("getOrder"))
                .map(UnknownOrderFloodIT::orderId)
                .filter(wanted::contains)
                .toList();
    }

    private static String orderId(Call call) {
        return call.path().substring(call.path().lastIndexOf('/') + 1);
    }

    private double postponed(String merchant) {
        return Management.metric(
                world, "gateway_reads_seconds_count", "merchant=\"" + merchant + "\"", "outcome=\"postponed\"");
    }
}
