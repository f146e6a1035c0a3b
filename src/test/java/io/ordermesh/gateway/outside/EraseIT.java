package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.gateway.outside.Rows.Row;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.control.OrderSnapshot;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An order that was erased leaves nothing but its id, and stays away. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class EraseIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void rowJournalAndTopicAreCleared() {
        CreatedOrder order = fulfilled();
        OrderSnapshot was = world.sandbox().orders().snapshot(order.id());
        long revision = Copy.revision(world, World.ACME, order.id());
        assertThat(listed()).contains(order.id());
        insert(
                "dead_letter (merchant, order_key, cause, reason, attempts, hinted_at)",
                order,
                ", 'SWEEP', 'X', 1, now()");
        Rows.select(world, """
                insert into order_journal (merchant, order_key, kind) values ('acme', ?, 'REPORTED_FAILED') returning kind""", "safe:" + order.safeId());

        try (LogLines log = new LogLines()) {
            erase(order.id(), 204);

            assertThat(log.text()).contains("Order erased: merchant=acme order=" + order.id());
            assertThat(log.text()).doesNotContain(Personal.texts(was)).doesNotContain(order.safeId());
        }

        Row row = Rows.getOrder(world, "acme", order.id());
        assertThat(row.text("snapshot")).isEqualTo("{}");
        for (String column :
                List.of("safe_id", "external_id", "short_id", "status", "upstream_created_at", "upstream_updated_at")) {
            assertThat(row.text(column)).as(column).isNull();
        }
        assertThat(row.text("erased_at")).isNotNull();
        assertThat(row.number("revision")).isEqualTo(revision + 1);
        assertThat(Rows.shipments(world, "acme", order.id())).isEmpty();
        assertThat(Rows.packages(world, "acme", order.id())).isEmpty();
        assertThat(Rows.deadLetter(world, "acme", "order:" + order.id())).isEmpty();
        assertThat(Rows.journalKinds(world, "acme", "order:" + order.id())).doesNotContain("APPLIED");
        assertThat(Rows.journalKinds(world, "acme", "safe:" + order.safeId())).isEmpty();
        Eventually.holds(() -> {
            Seen record = Records.lastOfOrder(world, "acme", order.id());
            assertThat(record.value()).as("A tombstone has no value").isNull();
            assertThat(record.revision()).isEqualTo(revision + 1);
            assertThat(record.headers())
                    .containsEntry("ce_type", "io.ordermesh.gateway.order.erased")
                    .doesNotContainKey("ce_dataschema");
        });
        notRead(order);
    }

    @Test
    void noWebhookBringsItBack() {
        CreatedOrder order = fulfilled();
        erase(order.id(), 204);
        long revision = Copy.revision(world, World.ACME, order.id());
        long reads = Reads.answered(world, order.id());

        world.sandbox().orders().patch(order.id(), Trees.object().put("statusDesc", "changed"), true);

        Eventually.holds(() -> {
            assertThat(Reads.answered(world, order.id())).isGreaterThan(reads);
            assertThat(Rows.pendingRead(world, "acme", "order:" + order.id())).isEmpty();
        });
        assertThat(Rows.getOrder(world, "acme", order.id()).text("snapshot")).isEqualTo("{}");
        assertThat(Copy.revision(world, World.ACME, order.id())).isEqualTo(revision);
        assertThat(Management.metric(world, "gateway_reads_seconds_count", "outcome=\"suppressed\""))
                .isPositive();
        notRead(order);
    }

    @Test
    void aReadUnderWayBringsItBackNeither() throws InterruptedException {
        CreatedOrder order = fulfilled();
        ActiveFault held = world.sandbox().faults().add(Fault.hold("getOrder").withOrder(order.id()));
        world.sandbox().orders().patch(order.id(), Trees.object().put("statusDesc", "changed"), true);
        assertThat(held.awaitHits(1, Duration.ofSeconds(30))).isTrue();

        erase(order.id(), 204);
        assertThat(Rows.pendingRead(world, "acme", "order:" + order.id())).isEmpty();
        held.remove();

        Eventually.holds(
                () -> assertThat(Management.metric(world, "gateway_reads_seconds_count", "outcome=\"lease_lost\""))
                        .isPositive());
        assertThat(Rows.getOrder(world, "acme", order.id()).text("snapshot")).isEqualTo("{}");
        notRead(order);
    }

    @Test
    void anOrderThatIsNotKnownIsKeptAway() {
        world.sandbox().webhooks().hold();
        CreatedOrder order = world.sandbox().orders().create("acme");
        erase(order.id(), 204);

        world.sandbox().webhooks().release(false);

        Eventually.holds(() -> {
            assertThat(Reads.answered(world, order.id())).isPositive();
            assertThat(Rows.pendingRead(world, "acme", "order:" + order.id())).isEmpty();
        });
        Row row = Rows.getOrder(world, "acme", order.id());
        assertThat(row.text("snapshot")).isEqualTo("{}");
        assertThat(row.number("revision")).isEqualTo(1);
        notRead(order);
    }

    @Test
    void anErasedOrderThatIsGoneAtOrderMeshToo() {
        CreatedOrder other = world.sandbox().orders().create("acme");
        CreatedOrder order = fulfilled();
        erase(order.id(), 204);
        long revision = Copy.revision(world, World.ACME, order.id());
        world.sandbox().orders().delete(order.id());
        Deliveries.deliver(
                world, World.ACME, Deliveries.event(World.ACME, order).toString());

        Eventually.holds(() -> {
            world.sandbox().orders().hint(other.id(), "OrderUpdate", 1);
            assertThat(world.sandbox()
                            .countCalls(call -> call.operationId().equals("getOrder")
                                    && call.path().contains(order.id())
                                    && call.status() == 404))
                    .isGreaterThan(1);
            assertThat(Rows.pendingRead(world, "acme", "order:" + order.id())).isEmpty();
        });
        assertThat(Copy.revision(world, World.ACME, order.id())).isEqualTo(revision);
        assertThat(Rows.getOrder(world, "acme", order.id()).text("gone_at")).isNull();
    }

    @Test
    void onceMoreChangesNothing() {
        CreatedOrder order = fulfilled();
        erase(order.id(), 204);
        Row row = Rows.getOrder(world, "acme", order.id());

        erase(order.id(), 204);
        erase("order:" + order.id(), 204);

        assertThat(Rows.getOrder(world, "acme", order.id()).text("erased_at")).isEqualTo(row.text("erased_at"));
        assertThat(Copy.revision(world, World.ACME, order.id())).isEqualTo(row.number("revision"));
    }

    @Test
    void anOrderIsErasedByItsOtherNamesToo() {
        CreatedOrder bySafeId = fulfilled();
        CreatedOrder byNumber = fulfilled();

        erase("safe:" + bySafeId.safeId(), 204);
        erase("external:" + byNumber.externalId(), 204);

        notRead(bySafeId);
        notRead(byNumber);
        erase("safe:" + bySafeId.safeId(), 404);
    }

    @Test
    void aNumberThatOrdersShareErasesNone() {
        CreatedOrder one = fulfilled();
        CreatedOrder other = fulfilled();
        world.sandbox().orders().patch(other.id(), Trees.object().put("externalId", one.externalId()), true);
        Copy.becomesRight(world, World.ACME, other.id());

        erase("external:" + one.externalId(), 409);

        Copy.becomesRight(world, World.ACME, one.id());
        Copy.becomesRight(world, World.ACME, other.id());
        erase(one.id(), 204);
        Copy.becomesRight(world, World.ACME, other.id());
    }

    @Test
    void whatNamesNoOrderIsRefused() {
        erase("external:nobodys", 404);
        erase("shipment:22222222-2222-4222-8222-222222222222", 400);
        erase("a%20b", 400);
        assertThat(Operator.delete(world, "/merchants/nobody/orders/" + unknownId())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherMerchantsOrderOfThisIdStays() {
        CreatedOrder order = fulfilled();

        assertThat(Operator.delete(world, "/merchants/globex/orders/" + order.id())
                        .statusCode())
                .isEqualTo(204);

        Copy.becomesRight(world, World.ACME, order.id());
    }

    @Test
    void aRepublishSendsTheTombstoneAgain() {
        CreatedOrder order = fulfilled();
        erase(order.id(), 204);

        Operator.done(world, "/republish/acme");

        long revision = Copy.revision(world, World.ACME, order.id());
        Eventually.holds(() -> {
            Seen record = Records.lastOfOrder(world, "acme", order.id());
            assertThat(record.revision()).isEqualTo(revision);
            assertThat(record.value()).isNull();
        });
    }

    private CreatedOrder fulfilled() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        world.sandbox().orders().advanceUntil(order.id(), "Fulfilled");
        Copy.becomesRight(world, World.ACME, order.id());
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", "order:" + order.id()))
                .isEmpty());
        return order;
    }

    private void insert(String into, CreatedOrder order, String values) {
        Rows.select(
                world,
                "insert into " + into + " values ('acme', ?" + values + ") returning order_key",
                "order:" + order.id());
    }

    private void erase(String id, int status) {
        assertThat(Operator.delete(world, "/merchants/acme/orders/" + id).statusCode())
                .isEqualTo(status);
    }

    private void notRead(CreatedOrder order) {
        assertThat(Api.get(world, World.ACME, "/orders/" + order.id()).statusCode())
                .isEqualTo(404);
        assertThat(Api.get(world, World.ACME, "/orders/safe:" + order.safeId()).statusCode())
                .isEqualTo(404);
        assertThat(Api.get(world, World.ACME, "/orders/" + order.id() + "/shipments")
                        .statusCode())
                .isEqualTo(404);
        assertThat(listed()).doesNotContain(order.id());
    }

    private List<String> listed() {
        return Api.read(world, World.ACME, "/orders?limit=200").path("orders").findValuesAsText("orderId");
    }

    private static String unknownId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
