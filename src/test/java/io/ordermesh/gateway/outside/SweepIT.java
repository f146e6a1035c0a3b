package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.Rows.Row;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.world.OrderStatus;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no webhook told of is found by the sweep. */
@Beside
@Order(8)
class SweepIT {

    private static final Pattern UPDATED_FROM = Pattern.compile("[?&]updatedFrom=([^&]+)");

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Sweeping.with(Map.of("GATEWAY_RECONCILE_BULK", "1")));

    private final World world = GATEWAY.world();

    @BeforeEach
    void backfillIsOver() {
        Eventually.holds(
                () -> assertThat(List.of(Sweeping.backfill(world, World.ACME), Sweeping.backfill(world, World.GLOBEX)))
                        .containsOnly("DONE"));
    }

    @AfterEach
    void setTheClockRight() {
        world.sandbox().clock().shift(Duration.ZERO);
    }

    @Test
    void anOrderAndItsChangeOfWhichNoWebhookCameAreFound() {
        CreatedOrder order = world.sandbox().orders().silently().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());

        world.sandbox().orders().silently().advance(order.id());
        Copy.becomesRight(world, World.ACME, order.id());

        assertThat(Rows.causesOfChanges(world, "acme", order.id())).containsExactly("SWEEP", "SWEEP");
    }

    /** Neither from its own time nor from the end of the last list: what changed before the watermark may show itself late. */
    @Test
    void aListIsAskedForFromTheLastChangeThatWasSeenLessTheOverlap() {
        CreatedOrder order = world.sandbox().orders().silently().create("acme");
        world.sandbox().orders().silently().advance(order.id());
        Instant changed = Instant.parse(orderChangedAt(order)).truncatedTo(ChronoUnit.MILLIS);

        Eventually.holds(() -> assertThat(askedFrom("acme")).contains(changed.minus(Sweeping.OVERLAP)));
    }

    /** It was there before the gateway: no webhook of it was missed. */
    @Test
    void whatABackfillHasStillToReadStaysItsOwn() {
        CreatedOrder order = world.sandbox().orders().silently().create("acme");
        Rows.execute(
                world,
                "insert into pending_read (merchant, order_key, cause, priority, due_at)" + " values ('acme', 'order:"
                        + order.id() + "', 'BACKFILL', 5, now() + interval '1 hour')");

        Copy.becomesRight(world, World.ACME, order.id());

        assertThat(Rows.causesOfChanges(world, "acme", order.id())).containsExactly("BACKFILL");
    }

    @Test
    void anErasedOrderIsNotReadAgain() {
        CreatedOrder erased = world.sandbox().orders().create("acme");
        CreatedOrder other = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, erased.id());
        Copy.becomesRight(world, World.ACME, other.id());
        assertThat(Operator.delete(world, "/merchants/acme/orders/" + erased.id())
                        .statusCode())
                .isEqualTo(204);
        int reads = Reads.of(world, erased.id()).size();

        world.sandbox().orders().silently().advance(erased.id());
        world.sandbox().orders().silently().advance(other.id());

        // The one that was found shows that the list was compared; both changed before it was read.
        Copy.becomesRight(world, World.ACME, other.id());
        assertThat(Reads.of(world, erased.id())).hasSize(reads);
    }

    @Test
    void aPackageThatChangesOnlyItsShipmentsTimeIsFound() {
        CreatedOrder order = world.sandbox().orders().create("acme", 1);
        world.sandbox().orders().advanceUntil(order.id(), OrderStatus.FULFILLED);
        Copy.becomesRight(world, World.ACME, order.id());
        Row parcel = Rows.packages(world, "acme", order.id()).get(0);
        String changedAt = orderChangedAt(order);

        world.sandbox()
                .orders()
                .patchPackage(
                        Objects.requireNonNull(parcel.text("package_id")),
                        Trees.parseObject("{\"carrierTrackingNumber\": \"1Z-FOUND\"}"));

        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(Rows.packages(world, "acme", order.id()))
                .extracting(row -> row.text("tracking_number"))
                .contains("1Z-FOUND");
        assertThat(orderChangedAt(order)).isEqualTo(changedAt);
    }

    @ParameterizedTest(name = "what is written {0} s and answered {1} s from the right time")
    @CsvSource({"3600, 3600", "-3600, -3600", "3600, 0", "-3600, 0", "3600, "})
    void aClockThatIsWrongByAnHourHidesNothing(long written, @Nullable Long answered) {
        CreatedOrder before = world.sandbox().orders().create("acme");
        CreatedOrder after = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, before.id());
        Copy.becomesRight(world, World.ACME, after.id());

        world.sandbox()
                .clock()
                .shift(Duration.ofSeconds(written), answered == null ? null : Duration.ofSeconds(answered));
        world.sandbox().orders().silently().advance(before.id());
        Copy.becomesRight(world, World.ACME, before.id());

        world.sandbox().clock().shift(Duration.ZERO);
        world.sandbox().orders().silently().advance(after.id());
        Copy.becomesRight(world, World.ACME, after.id());
    }

    @Test
    void aChangeIsNotPassedByWhileTheDatabaseRefusesItsRead() {
        Rows.execute(world, "alter table pending_read add constraint refused check (cause <> 'SWEEP') not valid");
        CreatedOrder order = world.sandbox().orders().silently().create("acme");
        try {
            Eventually.holds(() -> assertThat(failures()).isPositive());
        } finally {
            Rows.execute(world, "alter table pending_read drop constraint refused");
        }
        assertThat(Rows.order(world, "acme", order.id())).isEmpty();

        Copy.becomesRight(world, World.ACME, order.id());
    }

    @Test
    void aMerchantThatIsPausedIsNotSwept() {
        Eventually.holds(() -> assertThat(searches("acme")).isPositive());
        Rows.execute(
                world,
                "insert into merchant_pause (merchant, reason, paused_until)"
                        + " values ('acme', 'RATE_LIMITED', now() + interval '1 hour')");
        Eventually.holds(() -> assertThat(leased("acme")).isZero());
        assertThatOnlyOthersAreSwept();

        Rows.execute(world, "delete from merchant_pause where merchant = 'acme'");
        assertThatItIsSweptAgain();
    }

    @Test
    void urgentReadsThatWaitGoBeforeASweep() throws SQLException {
        Rows.execute(
                world,
                "insert into pending_read (merchant, order_key, cause, priority, due_at)"
                        + " select 'acme', 'order:urgent' || n, 'WEBHOOK', 0, now() + interval '2 seconds'"
                        + " from generate_series(1, 25) n");
        try (Connection reader = Rows.connect(world)) {
            reader.setAutoCommit(false);
            // Locked, nobody claims them when they are due.
            reader.prepareStatement("select from pending_read where order_key like 'order:urgent%' for update")
                    .execute();
            Eventually.holds(() -> {
                assertThat(dueAndUrgent()).isEqualTo(25);
                assertThat(leased("acme")).isZero();
            });
            assertThatOnlyOthersAreSwept();
            reader.prepareStatement("delete from pending_read where order_key like 'order:urgent%'")
                    .execute();
            reader.commit();
        }
        assertThatItIsSweptAgain();
    }

    /** Of acme no page is read while several of globex are. */
    private void assertThatOnlyOthersAreSwept() {
        long before = searches("acme");
        long others = searches("globex");
        Eventually.holds(() -> assertThat(searches("globex")).isGreaterThan(others + 4));
        assertThat(searches("acme")).isEqualTo(before);
    }

    private void assertThatItIsSweptAgain() {
        long before = searches("acme");
        Eventually.holds(() -> assertThat(searches("acme")).isGreaterThan(before));
    }

    private long dueAndUrgent() {
        return Rows.select(
                        world,
                        "select count(*) as due from pending_read where order_key like 'order:urgent%'"
                                + " and due_at <= now()")
                .get(0)
                .number("due");
    }

    private String orderChangedAt(CreatedOrder order) {
        return world.sandbox()
                .orders()
                .snapshot(order.id())
                .order()
                .path("updatedAt")
                .asText();
    }

    private long failures() {
        return Rows.select(world, "select sum(failures) as failures from sweep_pass where merchant = 'acme'")
                .get(0)
                .number("failures");
    }

    private long leased(String merchant) {
        return Rows.select(
                        world,
                        "select count(*) as held from sweep_lease where merchant = ? and lease_until > now()",
                        merchant)
                .get(0)
                .number("held");
    }

    private List<Instant> askedFrom(String merchant) {
        return world
                .sandbox()
                .callLog()
                .history()
                .list(call -> call.operationId().equals("searchOrders") && merchant.equals(call.merchant()))
                .stream()
                .map(call -> UPDATED_FROM.matcher(call.path()))
                .filter(Matcher::find)
                .map(match -> Instant.parse(URLDecoder.decode(match.group(1), StandardCharsets.UTF_8))
                        .truncatedTo(ChronoUnit.MILLIS))
                .toList();
    }

    private long searches(String merchant) {
        return world.sandbox()
                .countCalls(call -> call.operationId().equals("searchOrders") && merchant.equals(call.merchant()));
    }
}
