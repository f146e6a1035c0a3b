package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.Beside;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.control.OrderControl;
import io.ordermesh.sandbox.world.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What change times hide is found by the audit. */
@Beside
class AuditIT {

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Sweeping.with(Map.of("GATEWAY_RECONCILE_BULK", "1")));

    private final World world = GATEWAY.world();

    @Test
    void anOrderThatChangedWithoutANewTimeIsFound() {
        CreatedOrder order = ofDaysAgo(orders -> orders.create("acme"));
        world.sandbox()
                .orders()
                .silently()
                .patch(order.id(), Trees.parseObject("{\"meta\": {\"gift\": \"yes\"}}"), false);

        JsonNode before = Api.convergence(world, World.ACME);
        audit();

        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(Rows.causesOfChanges(world, "acme", order.id())).containsOnly("AUDIT");
        JsonNode now = Api.convergence(world, World.ACME);
        for (String what : List.of("/hints/AUDIT", "/changes/AUDIT")) {
            assertThat(now.at(what).asLong())
                    .as(what)
                    .isGreaterThan(before.at(what).asLong());
        }
    }

    @Test
    void anOrderThatOrderMeshNoLongerHasIsGone() {
        // No webhook of it may come after its end: the audit alone is to find that.
        CreatedOrder order = world.sandbox().orders().silently().create("acme");
        CreatedOrder other = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        Copy.becomesRight(world, World.ACME, other.id());

        world.sandbox().orders().delete(order.id());
        Instant before = Instant.now();
        JsonNode audit = audit();

        assertThat(audit.path("drift").asLong()).isPositive();
        assertThat(Instant.parse(audit.path("endedAt").asText())).isBetween(before, Instant.now());
        Eventually.holds(() -> {
            // A 404 is believed when something else is found meanwhile.
            world.sandbox().orders().hint(other.id(), "OrderUpdate", 1);
            assertThat(Rows.getOrder(world, "acme", order.id()).text("gone_at")).isNotNull();
        });
    }

    @Test
    void aShipmentThatOrderMeshNoLongerHasIsFound() {
        CreatedOrder order = ofDaysAgo(orders -> {
            CreatedOrder created = orders.create("acme", 1);
            orders.advanceUntil(created.id(), OrderStatus.IN_PRODUCTION);
            return created;
        });
        String shipment =
                world.sandbox().orders().snapshot(order.id()).shipmentIds().get(0);

        world.sandbox().orders().deleteShipment(shipment);
        audit();

        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(Rows.shipments(world, "acme", order.id())).isEmpty();
        assertThat(Rows.causesOfChanges(world, "acme", order.id())).containsOnly("AUDIT");
    }

    /** So long ago that no sweep lists it, and without a webhook: an audit finds it. */
    private CreatedOrder ofDaysAgo(Function<OrderControl, CreatedOrder> creation) {
        sweepsKnowWhereToBegin();
        world.sandbox().clock().shift(Duration.ofDays(-10), Duration.ZERO);
        CreatedOrder order = creation.apply(world.sandbox().orders().silently());
        world.sandbox().clock().shift(Duration.ZERO);
        audit();
        Copy.becomesRight(world, World.ACME, order.id());
        return order;
    }

    /** Until a list has shown something, each of its sweeps asks for everything. */
    private void sweepsKnowWhereToBegin() {
        CreatedOrder recent = world.sandbox().orders().create("acme", 1);
        world.sandbox().orders().advanceUntil(recent.id(), OrderStatus.IN_PRODUCTION);
        Eventually.holds(() -> assertThat(Rows.select(
                        world,
                        "select from sweep_pass where merchant = 'acme' and kind = 'SWEEP' and watermark is not null"))
                .hasSize(2));
    }

    /** Has acme audited, and waits for the end. */
    private JsonNode audit() {
        nothingIsPending();
        Eventually.holds(() -> assertThat(auditsToCome()).isEqualTo(2));
        JsonNode before = status().path("endedAt");
        assertThat(Operator.post(world, "/merchants/acme/audit").statusCode()).isEqualTo(204);
        Eventually.holds(() -> {
            assertThat(auditsToCome()).isEqualTo(2);
            assertThat(status().path("endedAt").isTextual()).isTrue();
            assertThat(status().path("endedAt")).isNotEqualTo(before);
        });
        return status();
    }

    /** What is to be read anyway is no drift. */
    private void nothingIsPending() {
        Eventually.holds(() -> assertThat(Rows.select(world, "select from pending_read where merchant = 'acme'"))
                .isEmpty());
    }

    /** How many of the two lists wait for their next audit: the backfill is over, and no audit is under way. */
    private long auditsToCome() {
        return Rows.select(
                        world,
                        "select count(*) as idle from sweep_pass where merchant = 'acme' and kind = 'AUDIT'"
                                + " and phase = 'IDLE' and due_at > now() and due_at < 'infinity'")
                .get(0)
                .number("idle");
    }

    private JsonNode status() {
        return Sweeping.status(world, World.ACME).path("audit");
    }
}
