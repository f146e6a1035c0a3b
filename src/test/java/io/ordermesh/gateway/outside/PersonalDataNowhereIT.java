package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.control.OrderSnapshot;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing personal is stored where it is told so. */
@Beside
class PersonalDataNowhereIT {

    private static final String EVERYTHING_STORED = """
            select 'orders' as place, row_to_json(orders)::text as contents from orders
            union all select 'shipment', row_to_json(shipment)::text from shipment
            union all select 'package', row_to_json(package)::text from package
            union all select 'order_journal', row_to_json(order_journal)::text from order_journal
            union all select 'pending_read', row_to_json(pending_read)::text from pending_read
            union all select 'dead_letter', row_to_json(dead_letter)::text from dead_letter
            """;

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Map.of(
            "GATEWAY_PERSONAL_DATA",
            "nowhere",
            // Faults of one order concern its own read.
            "GATEWAY_RECONCILE_BULK",
            "1"));

    private final World world = GATEWAY.world();

    @Test
    void neitherRowsNorTopicsNorTheReadApiNameAnybody() {
        CreatedOrder order = Stories.ofAnOrderWithEverythingPersonal(world);
        OrderSnapshot snapshot = world.sandbox().orders().snapshot(order.id());
        Set<String> personal = Personal.texts(snapshot);

        rowsBecome(order, Personal.removedFrom(snapshot));

        assertThat(Rows.select(world, EVERYTHING_STORED))
                .extracting(row -> String.valueOf(row.text("contents")))
                .anySatisfy(contents -> assertThat(contents).contains(order.safeId()))
                .allSatisfy(contents -> assertThat(contents).doesNotContain(personal));
        assertThat(Api.order(world, World.ACME, order.id()).toString())
                .contains(order.safeId())
                .doesNotContain(personal);
        assertThat(Stories.topic(world, order)).contains(order.safeId()).doesNotContain(personal);
    }

    @Test
    void aChangeOfWhatIsPersonalAloneChangesNothing() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        rowsBecome(order, Personal.removedFrom(world.sandbox().orders().snapshot(order.id())));
        long revision = Copy.revision(world, World.ACME, order.id());
        long reads = Reads.answered(world, order.id());
        // As an answer does that differs in nothing else, not even in its time.
        var answer = Trees.object()
                .set("order", world.sandbox().orders().snapshot(order.id()).order());
        answer.withObject("/order/shippingAddress").put("phone", "+15550109999");
        var otherPhone = world.sandbox()
                .faults()
                .add(Fault.of(FaultKind.GARBAGE, "getOrder")
                        .withOrder(order.id())
                        .withBody(Trees.text(answer)));

        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);

        Eventually.holds(() -> {
            assertThat(otherPhone.hits()).isPositive();
            assertThat(Reads.of(world, order.id())).hasSizeGreaterThan((int) reads);
            assertThat(Rows.pendingRead(world, "acme", "order:" + order.id())).isEmpty();
        });
        otherPhone.remove();
        assertThat(Copy.revision(world, World.ACME, order.id())).isEqualTo(revision);
        assertThat(Rows.journalKinds(world, "acme", "order:" + order.id()).stream()
                        .filter("APPLIED"::equals))
                .hasSize(1);
    }

    /** As when the setting was another until now. */
    @Test
    void aRowFromBeforeIsReducedByItsNextRead() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        OrderSnapshot snapshot = world.sandbox().orders().snapshot(order.id());
        rowsBecome(order, Personal.removedFrom(snapshot));
        Rows.select(
                world,
                "update orders set snapshot = ?::jsonb, content_hash = 'another' where order_id = ? returning order_id",
                Trees.aggregate(snapshot),
                order.id());

        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);

        rowsBecome(order, Personal.removedFrom(snapshot));
    }

    private void rowsBecome(CreatedOrder order, OrderSnapshot wanted) {
        Eventually.holds(() -> {
            assertThat(Trees.aggregate(Trees.parse(Objects.requireNonNull(
                            Rows.getOrder(world, "acme", order.id()).text("snapshot")))))
                    .isEqualTo(Trees.aggregate(wanted));
            assertThat(Trees.aggregate(Trees.parse(Objects.requireNonNull(
                            Records.lastOfOrder(world, "acme", order.id()).value()))))
                    .isEqualTo(Trees.aggregate(wanted));
        });
    }
}
