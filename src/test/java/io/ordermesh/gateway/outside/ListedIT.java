package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.Beside;
import io.ordermesh.sandbox.api.ListRules;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.history.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that move while they are paged, that know no times, or that are not there. */
@Beside
@Order(2)
class ListedIT {

    private static final Duration DAYS = Duration.ofDays(10);
    private static final int ORDERS = 300;
    private static final int FEW = 100;
    /** Of a page, so that sweeps which run beside a backfill overtake it. */
    private static final Duration SLOW = Duration.ofMillis(60);

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Sweeping.ENVIRONMENT);

    private final World world = GATEWAY.world();

    @BeforeEach
    void backfillIsOver() {
        Eventually.holds(
                () -> assertThat(List.of(backfill("acme"), backfill("globex"))).containsOnly("DONE"));
    }

    @AfterEach
    void setRight() {
        world.sandbox().lists().setRules(ListRules.USUAL);
        world.sandbox().faults().removeAll();
        world.sandbox().clock().shift(Duration.ZERO);
        triedLongAgo();
        Eventually.holds(() -> assertThat(filter("orders")).isEqualTo("HONOURED"));
    }

    @ParameterizedTest(name = "oldest first: {0}")
    @ValueSource(booleans = {false, true})
    void nothingIsPassedByInAListThatMovesWhileItIsPaged(boolean oldestFirst) {
        // So that no sweep finds what the backfill passes by.
        List<CreatedOrder> orders = ofDaysAgo("globex", ORDERS);
        world.sandbox()
                .lists()
                .setRules(ListRules.USUAL.withOldestFirst(oldestFirst).withMovesPerPage(3));

        assertThat(Operator.post(world, "/merchants/globex/backfill").statusCode())
                .isEqualTo(204);
        Eventually.holds(() -> assertThat(backfill("globex")).isNotEqualTo("DONE"));
        Eventually.holds(() -> assertThat(backfill("globex")).isEqualTo("DONE"));
        world.sandbox().lists().setRules(ListRules.USUAL);

        Copy.rowsBecomeRight(
                world, World.GLOBEX, orders.stream().map(CreatedOrder::id).toList());
    }

    /** Read by the backfill, and not by sweeps, which would count it as missed webhooks. */
    @Test
    void whatWasThereBeforeTheGatewayIsTheFirstBackfillsAlsoWhereTheOldestComesFirst() {
        List<CreatedOrder> orders = ofDaysAgo("globex", FEW);
        world.sandbox().faults().add(Fault.latency("searchOrders", SLOW).withMerchant("globex"));
        world.sandbox().lists().setRules(ListRules.USUAL.withOldestFirst(true));

        backfillForTheFirstTime("globex");

        assertThat(causes("globex", orders)).hasSize(FEW).containsOnly("BACKFILL");
        CreatedOrder late = orders.get(0);
        world.sandbox().orders().silently().advance(late.id());
        Copy.becomesRight(world, World.GLOBEX, late.id());
        assertThat(causes("globex", List.of(late))).containsExactly("BACKFILL", "SWEEP");
    }

    @ParameterizedTest
    @EnumSource(
            value = ListRules.TimeFilter.class,
            names = {"HONOURED", "REFUSED"})
    void nothingThatChangesDuringAFirstBackfillIsPassedByWhereTheOldestComesFirst(ListRules.TimeFilter filter) {
        List<CreatedOrder> orders = ofDaysAgo("globex", FEW);
        world.sandbox().faults().add(Fault.latency("searchOrders", SLOW).withMerchant("globex"));
        world.sandbox()
                .lists()
                .setRules(ListRules.USUAL
                        .withOldestFirst(true)
                        .withTimeFilter(filter)
                        .withMovesPerPage(3));

        backfillForTheFirstTime("globex");
        world.sandbox().lists().setRules(ListRules.USUAL.withOldestFirst(true).withTimeFilter(filter));

        Copy.rowsBecomeRight(
                world, World.GLOBEX, orders.stream().map(CreatedOrder::id).toList());
    }

    @Test
    void pagesThatHoldLessThanIsAskedForEndNoListThatTellsNoTotal() {
        List<CreatedOrder> orders = ofDaysAgo("globex", 20);
        world.sandbox().lists().setRules(ListRules.USUAL.withLargestPage(7));

        backfillForTheFirstTime("globex");

        Copy.rowsBecomeRight(
                world, World.GLOBEX, orders.stream().map(CreatedOrder::id).toList());
    }

    @Test
    void howFarABackfillIsIsTold() {
        ofDaysAgo("globex", 3);
        backfillForTheFirstTime("globex");
        JsonNode done = Api.convergence(world, World.GLOBEX).at("/sweep/backfill");
        assertThat(done.path("state").asText()).isEqualTo("DONE");
        assertThat(done.path("listed").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(Instant.parse(done.path("finishedAt").asText()))
                .isBefore(Instant.now().plusSeconds(60));
        assertThat(Api.convergence(world, World.GLOBEX).at("/changes/BACKFILL").asLong())
                .isGreaterThanOrEqualTo(3);

        Rows.execute(
                world,
                "insert into pending_read (merchant, order_key, cause, priority, due_at)"
                        + " values ('globex', 'order:0123456789abcdef01234567', 'BACKFILL', 5, now() + interval '1 hour')");
        try {
            assertThat(Api.convergence(world, World.GLOBEX)
                            .at("/sweep/backfill/pending")
                            .asLong())
                    .isEqualTo(1);
            Eventually.holds(() -> {
                assertThat(Management.metric(world, "gateway_backfill_pending", "merchant=\"globex\""))
                        .isEqualTo(1);
                assertThat(Management.metric(world, "gateway_backfill_listed", "merchant=\"globex\""))
                        .isEqualTo(done.path("listed").asDouble());
            });
        } finally {
            Rows.execute(world, "delete from pending_read where order_key = 'order:0123456789abcdef01234567'");
        }
    }

    @Test
    void anApiThatIgnoresTimesIsReadWhole() {
        // Older than any sweep reaches back, so that its being listed tells.
        ofDaysAgo("acme", 1);
        world.sandbox().lists().setRules(ListRules.USUAL.withTimeFilter(ListRules.TimeFilter.IGNORED));

        assertThatASilentChangeIsFound();

        assertThat(filter("orders")).isEqualTo("IGNORED");
        Eventually.holds(() -> assertThat(Management.metric(world, "gateway_sweep_unfiltered", "merchant=\"acme\""))
                .isPositive());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 501})
    void anApiThatRefusesTimesIsReadWhole(int status) {
        world.sandbox().lists().setRules(ListRules.USUAL.refusing(status));

        assertThatASilentChangeIsFound();

        assertThat(filter("orders")).isEqualTo("REFUSED");
        assertThat(answered("searchOrders", 200)).last().satisfies(call -> assertThat(call.path())
                .doesNotContain("updatedFrom"));
    }

    @Test
    void ordersThatCannotBeSearchedAreListed() {
        world.sandbox().faults().add(Fault.status("searchOrders", 404));
        world.sandbox().faults().add(Fault.status("searchShipments", 501));

        assertThatASilentChangeIsFound();

        assertThat(filter("orders")).isEqualTo("NO_SEARCH");
        Eventually.holds(() -> assertThat(filter("shipments")).isEqualTo("NO_SEARCH"));
        assertThat(answered("listOrders", 200)).isNotEmpty();
    }

    @Test
    void oneListThatFailsHoldsUpNotTheOther() {
        world.sandbox().faults().add(Fault.status("searchShipments", 500));

        assertThatASilentChangeIsFound();
    }

    private List<CreatedOrder> ofDaysAgo(String merchant, int count) {
        world.sandbox().clock().shift(DAYS.negated(), Duration.ZERO);
        List<CreatedOrder> orders = world.sandbox().orders().silently().createMany(merchant, count);
        world.sandbox().clock().shift(Duration.ZERO);
        return orders;
    }

    /** As if the gateway had never listed the merchant. */
    private void backfillForTheFirstTime(String merchant) {
        Rows.execute(world, "delete from sweep_pass where merchant = '" + merchant + "'");
        assertThat(Operator.post(world, "/merchants/" + merchant + "/backfill").statusCode())
                .isEqualTo(204);
        Eventually.holds(() -> assertThat(backfill(merchant)).isEqualTo("DONE"));
    }

    private List<String> causes(String merchant, List<CreatedOrder> orders) {
        String[] keys = orders.stream().map(order -> "order:" + order.id()).toArray(String[]::new);
        return Rows.select(
                        world,
                        "select cause from order_journal where merchant = ? and order_key = any(?) and kind = 'APPLIED'"
                                + " order by at",
                        merchant,
                        keys)
                .stream()
                .map(row -> String.valueOf(row.text("cause")))
                .toList();
    }

    private void assertThatASilentChangeIsFound() {
        CreatedOrder order = world.sandbox().orders().silently().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        world.sandbox().orders().silently().advance(order.id());
        Copy.becomesRight(world, World.ACME, order.id());
    }

    private List<Call> answered(String operation, int status) {
        return world.sandbox()
                .callLog()
                .history()
                .list(call -> call.operationId().equals(operation)
                        && call.status() == status
                        && "acme".equals(call.merchant()));
    }

    private void triedLongAgo() {
        Rows.execute(world, "update sweep_list set tried_at = now() - interval '2 hours'");
    }

    private String backfill(String merchant) {
        return Sweeping.backfill(world, merchant.equals("acme") ? World.ACME : World.GLOBEX);
    }

    private String filter(String list) {
        return Sweeping.status(world, World.ACME).path(list).path("filter").asText();
    }
}
