package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.ordermesh.sandbox.world.Step;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OrderMesh does not document is kept as it came and stops nothing. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class UnknownValuesIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @Test
    void anUnknownStatusAndUnknownFieldsAreKept() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        patch(order, """
                {"status": "AwaitingFullMoon", "statusDesc": "Größe \\"XL\\" \\\\ 👕",
                 "novelty": {"deep": [1, 2.50, {"deeper": null, "flag": false}], "empty": {}}}
                """);

        Copy.becomesRight(world, World.ACME, order.id());

        assertThat(Rows.getOrder(world, "acme", order.id()).text("status")).isEqualTo("AwaitingFullMoon");
        assertThat(Api.order(world, World.ACME, order.id()).at("/order/novelty/deep/1"))
                .hasToString("2.50");
    }

    @Test
    void anUnknownShipmentStatusIsKept() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        world.sandbox().orders().advance(order.id(), Step.PROCESS);
        world.sandbox().orders().advance(order.id(), Step.ALLOCATE);
        String shipment =
                world.sandbox().orders().snapshot(order.id()).shipmentIds().get(0);
        world.sandbox()
                .orders()
                .patchShipment(shipment, Trees.parseObject("{\"shipmentStatus\": 97, \"novelty\": [null]}"), true);

        Copy.becomesRight(world, World.ACME, order.id());

        assertThat(Rows.shipments(world, "acme", order.id()))
                .filteredOn(row -> shipment.equals(row.text("shipment_id")))
                .singleElement()
                .extracting(row -> row.text("status"))
                .isEqualTo("97");
    }

    @Test
    void anEventOfAnUnknownTypeLeadsToARead() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        world.sandbox().orders().patch(order.id(), Trees.parseObject("{\"statusDesc\": \"moved\"}"), false);

        world.sandbox().orders().hint(order.id(), "OrderTeleported", 1);

        Copy.becomesRight(world, World.ACME, order.id());
    }

    @Test
    void valuesOfAnotherTypeAreKept() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        patch(order, """
                {"status": {"code": 7}, "updatedAt": 1767225600, "externalId": 4711, "items": "none", "meta": [[]]}
                """);

        Eventually.holds(
                () -> assertThat(Api.order(world, World.ACME, order.id()).at("/order/status/code"))
                        .hasToString("7"));
        assertThat(Rows.getOrder(world, "acme", order.id()).text("status")).isNull();
        assertThat(Rows.getOrder(world, "acme", order.id()).text("external_id")).isEqualTo("4711");
    }

    /** PostgreSQL stores no NUL and no half of a surrogate pair. */
    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud83d", "\\udc55\\ud83d", "\\\\u0000", "\\\\\\u0000"})
    void aTextThatTheDatabaseCannotHoldStopsNothing(String escape) {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        world.sandbox()
                .faults()
                .add(Fault.of(FaultKind.GARBAGE, "getOrder")
                        .withOrder(order.id())
                        .withBody("{\"order\": {\"id\": \"" + order.id() + "\", \"status\": \"a" + escape + "z\"}}"));

        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);

        Eventually.holds(() -> assertThat(
                        Api.order(world, World.ACME, order.id()).path("status").asText())
                .startsWith("a")
                .endsWith("z"));
    }

    @Test
    void aTimeInAStrangeFormIsKept() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        patch(order, "{\"updatedAt\": \"the 3rd of May, noon\", \"status\": \"Odd\"}");

        Copy.becomesRight(world, World.ACME, order.id());

        assertThat(Rows.getOrder(world, "acme", order.id()).text("upstream_updated_at"))
                .isNull();
        assertThat(Api.order(world, World.ACME, order.id()).path("updatedAt").isNull())
                .isTrue();
        // The next change has a usual time again.
        patch(order, "{\"updatedAt\": \"2031-05-03T12:00:00.1234567Z\", \"status\": \"Open\"}");
        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(Rows.getOrder(world, "acme", order.id()).text("upstream_updated_at"))
                .isNotNull();
    }

    private void patch(CreatedOrder order, String changes) {
        world.sandbox().orders().patch(order.id(), Trees.parseObject(changes), true);
    }

    /** PostgreSQL stores no NUL in JSON; a record that it refuses would hold up all behind it. */
    @Test
    void anEventTypeOfOddCharactersHoldsUpNothing() {
        CreatedOrder odd = world.sandbox().orders().create("acme");
        CreatedOrder later = world.sandbox().orders().create("acme");
        String event = Deliveries.event(World.ACME, odd).toString().replace("OrderUpdate", "Order\\u0000Up\\ud800date");

        Deliveries.deliver(world, World.ACME, event).then().statusCode(202);
        Deliveries.deliver(
                        world, World.ACME, Deliveries.event(World.ACME, later).toString())
                .then()
                .statusCode(202);

        Eventually.holds(() -> assertThat(List.of(odd, later)).allSatisfy(order -> assertThat(Rows.select(
                        world,
                        "select from order_journal where kind = 'HINT' and order_key = ?",
                        "order:" + order.id()))
                .hasSize(2)));
    }
}
