package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row goes to the state topic once more when an operator asks for it. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class RepublishIT {

    @Provided
    World world;

    @Test
    void eachRowOfAMerchantGetsANewRevisionAndARecord() {
        List<CreatedOrder> orders = three(World.GLOBEX);
        CreatedOrder other = world.sandbox().orders().create("acme");
        long others = Copy.becomesRight(world, World.ACME, other.id());
        Map<String, Long> before = revisions("globex");

        long rows = Operator.done(world, "/republish/globex").path("rows").asLong();

        assertThat(rows).isEqualTo(before.size());
        Map<String, Long> after = revisions("globex");
        before.forEach((id, revision) -> assertThat(after.get(id)).as(id).isGreaterThan(revision));
        orders.forEach(order -> {
            assertThat(Copy.becomesRight(world, World.GLOBEX, order.id())).isEqualTo(after.get("globex/" + order.id()));
            assertThat(Records.lastOfOrder(world, "globex", order.id()).revision())
                    .isEqualTo(after.get("globex/" + order.id()));
        });
        assertThat(Copy.revision(world, World.ACME, other.id())).isEqualTo(others);
        assertThat(Operator.post(world, "/republish/nobody").statusCode()).isEqualTo(404);
    }

    /** Among more rows than a chunk has, and while somebody holds one. */
    @Test
    void everythingIsRepublishedAndARowThatIsHeldIsWaitedFor() throws SQLException {
        CreatedOrder held = three(World.ACME).get(0);
        Rows.select(world, """
                insert into orders (merchant, order_id, snapshot, content_hash, published_revision)
                select merchant, 'many' || n, '{"order": {"id": "x"}, "shipments": []}', '', 1
                from unnest(array['another', 'zeta']) as merchant, generate_series(1, 1100) as n returning order_id""");
        Map<String, Long> before = revisions("%");

        try (Connection connection = Rows.connect(world);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from orders where order_id = '" + held.id() + "' for update");
            CompletableFuture<Long> republished = CompletableFuture.supplyAsync(
                    () -> Operator.done(world, "/republish").path("rows").asLong());
            Eventually.holds(() -> assertThat(Rows.select(
                            world,
                            "select from pg_stat_activity where wait_event_type = 'Lock' and query like ?",
                            "update orders set revision = revision + 1%"))
                    .isNotEmpty());
            connection.rollback();

            assertThat(republished.join()).isGreaterThanOrEqualTo(before.size());
        } finally {
            // The relay has to do with them until then.
            Eventually.holds(() -> assertThat(Rows.select(
                            world,
                            "select from orders where merchant in ('another', 'zeta') and revision >"
                                    + " published_revision"))
                    .isEmpty());
            Rows.select(world, "delete from orders where merchant in ('another', 'zeta') returning order_id");
        }
        Map<String, Long> after = new HashMap<>(revisions("acme"));
        // A late webhook of another test may have brought one more order meanwhile.
        after.keySet().retainAll(before.keySet());
        assertThat(after).isNotEmpty();
        after.forEach((id, revision) -> assertThat(revision).as(id).isGreaterThan(before.get(id)));
        Copy.becomesRight(world, World.ACME, held.id());
    }

    private List<CreatedOrder> three(TestMerchant merchant) {
        List<CreatedOrder> orders = Stream.generate(
                        () -> world.sandbox().orders().create(merchant.id()))
                .limit(3)
                .toList();
        orders.forEach(order -> Copy.becomesRight(world, merchant, order.id()));
        return orders;
    }

    /** By {@code merchant/order id}, of one merchant or of all. */
    private Map<String, Long> revisions(String merchants) {
        Map<String, Long> revisions = new HashMap<>();
        Rows.select(
                        world,
                        "select merchant || '/' || order_id as id, revision from orders where merchant like ?",
                        merchants)
                .forEach(row -> revisions.put(String.valueOf(row.text("id")), row.number("revision")));
        return revisions;
    }
}
