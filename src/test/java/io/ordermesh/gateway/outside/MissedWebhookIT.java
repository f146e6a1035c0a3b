package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.Beside;
import io.ordermesh.gateway.event.Cause;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no webhook tells of is found, and counted as missed; what one tells of late, or ahead of the API, is not. */
@Beside
@Order(3)
class MissedWebhookIT {

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Converging.ENVIRONMENT);

    private final World world = GATEWAY.world();

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void aChangeThatASweepFindsAndNoWebhookTellsOfIsMissed() {
        CreatedOrder order = known();
        double before = missed();

        silently(order, "Silent");
        JsonNode then = Api.convergence(world, World.ACME);
        sweepFinds(order, Cause.SWEEP);

        Copy.becomesRight(world, World.ACME, order.id());
        Eventually.holds(() -> assertThat(kinds(order)).containsOnlyOnce("MISSED_WEBHOOK"));
        assertThat(missed() - before).isEqualTo(1);
        JsonNode now = Api.convergence(world, World.ACME);
        assertThat(now.at("/changes/SWEEP").asLong())
                .isEqualTo(then.at("/changes/SWEEP").asLong() + 1);
        assertThat(now.path("missedShare").asDouble())
                .isGreaterThan(then.path("missedShare").asDouble())
                .isLessThanOrEqualTo(1);
        assertThat(Management.metric(world, "gateway_missed_webhooks_total", "merchant=\"acme\""))
                .isPositive();
    }

    @Test
    void aChangeWhoseWebhookComesLateIsNotMissed() {
        CreatedOrder order = known();
        CreatedOrder other = known();

        silently(order, "Silent");
        silently(other, "Silent");
        sweepFinds(order, Cause.SWEEP);
        sweepFinds(other, Cause.AUDIT);
        Copy.becomesRight(world, World.ACME, order.id());
        Copy.becomesRight(world, World.ACME, other.id());
        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);

        // The other one shows that the time is over in which a webhook may be late.
        Eventually.holds(() -> assertThat(kinds(other)).contains("MISSED_WEBHOOK"));
        assertThat(kinds(order)).doesNotContain("MISSED_WEBHOOK");
    }

    @Test
    void aWebhookThatWasTakenIsWaitedForHoweverLongItIsOnItsWay() throws SQLException {
        CreatedOrder order = known();
        silently(order, "Silent");
        sweepFinds(order, Cause.SWEEP);
        Eventually.holds(() -> assertThat(unannounced(order)).hasSize(1));
        Rows.execute(
                world,
                "insert into pending_read (merchant, order_key, cause, priority, due_at)" + " values ('acme', 'order:"
                        + order.id() + "', 'BACKFILL', 5, now() + interval '1 hour')"
                        + " on conflict (merchant, order_key) do update set due_at = excluded.due_at");
        try (Connection blocker = Rows.connect(world)) {
            blocker.setAutoCommit(false);
            // What is consumed cannot be made pending while this is locked.
            blocker.prepareStatement("select from pending_read where order_key = 'order:" + order.id() + "' for update")
                    .execute();
            Deliveries.deliver(
                            world,
                            World.ACME,
                            Trees.array()
                                    .add(Deliveries.event(World.ACME).put("OrderId", order.id()))
                                    .toString())
                    .then()
                    .statusCode(202);

            Eventually.holds(() -> assertThat(Rows.select(
                            world,
                            "select from unannounced_change where order_id = ? and found_at < now() - interval '5 seconds'",
                            order.id()))
                    .as("longer ago than a webhook may be late, by far")
                    .hasSize(1));
            blocker.rollback();
        }

        Eventually.holds(() -> assertThat(unannounced(order)).isEmpty());
        assertThat(kinds(order)).contains("HINT").doesNotContain("MISSED_WEBHOOK");
    }

    /** The API hid it when it was read for the webhook. */
    @Test
    void aChangeThatAWebhookToldOfIsNotMissedHoweverLateASweepFindsIt() {
        CreatedOrder order = known();
        CreatedOrder other = known();

        silently(order, "Silent");
        silently(other, "Silent");
        Rows.execute(
                world,
                "insert into order_journal (merchant, order_key, kind, cause) values ('acme', 'order:" + order.id()
                        + "', 'HINT', 'WEBHOOK')");
        Eventually.holds(() -> assertThat(Rows.select(
                        world,
                        "select from order_journal where order_key = ? group by order_key"
                                + " having max(at) filter (where kind = 'HINT') < now() - interval '3 seconds'",
                        "order:" + order.id()))
                .as("longer ago than a webhook may be late")
                .isNotEmpty());
        sweepFinds(order, Cause.SWEEP);
        sweepFinds(other, Cause.SWEEP);
        Copy.becomesRight(world, World.ACME, order.id());

        Eventually.holds(() -> assertThat(kinds(other)).contains("MISSED_WEBHOOK"));
        assertThat(kinds(order)).doesNotContain("MISSED_WEBHOOK");
    }

    /** The path of the operation that reads one order may be wrong, and that of the other right. */
    @Test
    void ordersThatAreFoundTogetherDoNotVouchForOneThatIsReadAlone() {
        // Of a merchant whose other operation no test takes away: it would rest for an hour.
        CreatedOrder order = known(World.GLOBEX);
        List<CreatedOrder> others = List.of(known(World.GLOBEX), known(World.GLOBEX));
        ActiveFault alone =
                world.sandbox().faults().add(Fault.status("getOrder", 404).withMerchant("globex"));
        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);
        Eventually.holds(() -> assertThat(kinds(World.GLOBEX, order)).contains("MISSING"));

        long before = readTogether();
        Eventually.holds(() -> {
            sweepFindsTogether(others);
            assertThat(readTogether() - before).isGreaterThanOrEqualTo(5);
            assertThat(kinds(World.GLOBEX, order)).filteredOn("MISSING"::equals).hasSizeGreaterThanOrEqualTo(5);
        });

        assertThat(Rows.getOrder(world, "globex", order.id()).text("gone_at")).isNull();
        alone.remove();
        Copy.becomesRight(world, World.GLOBEX, order.id());
    }

    @Test
    void whatABackfillBringsIsNotMissed() {
        CreatedOrder order = known();
        CreatedOrder other = known();

        silently(order, "Silent");
        sweepFinds(order, Cause.BACKFILL);
        Copy.becomesRight(world, World.ACME, order.id());
        silently(other, "Silent");
        sweepFinds(other, Cause.SWEEP);

        Eventually.holds(() -> assertThat(kinds(other)).contains("MISSED_WEBHOOK"));
        assertThat(kinds(order)).doesNotContain("MISSED_WEBHOOK");
    }

    @Test
    void aWebhookAheadOfTheApiIsFollowedByOneMoreRead() {
        CreatedOrder order = known();

        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);
        Eventually.holds(() -> assertThat(
                        Rows.pendingRead(world, "acme", "order:" + order.id()).map(row -> row.text("cause")))
                .isEqualTo(Optional.of("CONFIRMATION")));
        silently(order, "Ahead");

        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(changeCauses(order)).last().isEqualTo("CONFIRMATION");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"STATUS", "GARBAGE"})
    void whereNoKnownOrderIsFoundOrCanBeReadAnyMoreTheMerchantIsPausedAndNothingIsGivenUp(FaultKind kind) {
        List<CreatedOrder> orders = Stream.generate(this::known).limit(6).toList();
        Stream.of("getOrder", "getOrdersBulk").forEach(operation -> world.sandbox()
                .faults()
                .add(Fault.of(kind, operation).withStatus(404).withMerchant("acme")));

        orders.forEach(order -> world.sandbox().orders().hint(order.id(), "OrderUpdate", 1));

        Eventually.holds(() -> assertThat(Rows.select(
                        world, "select from merchant_pause where merchant = 'acme' and reason = 'PATHS_SUSPECT'"))
                .hasSize(1));
        world.sandbox().faults().removeAll();
        Copy.rowsBecomeRight(
                world, World.ACME, orders.stream().map(CreatedOrder::id).toList());
        assertThat(Rows.select(world, "select from dead_letter where merchant = 'acme'"))
                .isEmpty();
        assertThat(orders).allSatisfy(order -> assertThat(kinds(order)).doesNotContain("gone"));
    }

    private CreatedOrder known() {
        return known(World.ACME);
    }

    private CreatedOrder known(World.TestMerchant merchant) {
        CreatedOrder order = world.sandbox().orders().create(merchant.id());
        Copy.becomesRight(world, merchant, order.id());
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, merchant.id(), "order:" + order.id()))
                .isEmpty());
        return order;
    }

    private void silently(CreatedOrder order, String status) {
        ObjectNode change = Trees.object()
                .put("status", status)
                .put("updatedAt", Instant.now().toString());
        world.sandbox().orders().patch(order.id(), change, false);
    }

    /** What a sweep does that finds a difference. */
    private void sweepFinds(CreatedOrder order, Cause cause) {
        Rows.execute(
                world,
                "insert into pending_read (merchant, order_key, cause, priority) values ('acme', 'order:" + order.id()
                        + "', '" + cause + "', " + cause.priority() + ")");
    }

    /** At once, or not: an order that is claimed before the others is read alone. */
    private void sweepFindsTogether(List<CreatedOrder> orders) {
        String keys = orders.stream().map(order -> "'order:" + order.id() + "'").collect(Collectors.joining(", "));
        Rows.execute(
                world,
                "insert into pending_read (merchant, order_key, cause, priority) select 'globex', key, 'SWEEP', "
                        + Cause.SWEEP.priority() + " from unnest(array[" + keys + "]) as key where not exists"
                        + " (select from pending_read where merchant = 'globex' and order_key in (" + keys + "))");
    }

    private long readTogether() {
        return world.sandbox()
                .countCalls(call -> call.operationId().equals("getOrdersBulk")
                        && call.status() == 200
                        && "globex".equals(call.merchant()));
    }

    private List<Rows.Row> unannounced(CreatedOrder order) {
        return Rows.select(world, "select from unannounced_change where order_id = ?", order.id());
    }

    private double missed() {
        return Api.convergence(world, World.ACME).path("missedWebhooks").asDouble();
    }

    private List<String> kinds(CreatedOrder order) {
        return kinds(World.ACME, order);
    }

    private List<String> kinds(World.TestMerchant merchant, CreatedOrder order) {
        return Api.timeline(world, merchant, order.id()).path("lines").findValuesAsText("kind");
    }

    private List<String> changeCauses(CreatedOrder order) {
        return Api.timeline(world, World.ACME, order.id())
                .path("lines")
                .valueStream()
                .filter(line -> line.path("kind").asText().equals("APPLIED"))
                .map((JsonNode line) -> line.path("cause").asText())
                .toList();
    }
}
