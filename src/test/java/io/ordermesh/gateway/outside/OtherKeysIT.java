package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.ordermesh.sandbox.world.Step;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that do not name the order id. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OtherKeysIT {

    @Provided
    World world;

    /** The sandbox's own webhooks name the order id. */
    @BeforeEach
    void loseAllOtherWebhooks() {
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL.withDropProbability(1));
    }

    @AfterEach
    void makeGood() {
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL);
    }

    @Test
    void anEventWithTheSafeIdAloneLeadsToItsOrder() {
        CreatedOrder order = world.sandbox().orders().create("acme");

        deliver(Deliveries.event(World.ACME).put("SafeId", order.safeId()));

        Copy.becomesRight(world, World.ACME, order.id());
        nothingLeft("safe:" + order.safeId());
    }

    @Test
    void anEventWithTheShipmentIdAloneLeadsToItsOrder() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        world.sandbox().orders().advance(order.id(), Step.PROCESS);
        world.sandbox().orders().advance(order.id(), Step.ALLOCATE);
        String shipment =
                world.sandbox().orders().snapshot(order.id()).shipmentIds().get(0);

        deliver(Deliveries.event(World.ACME).put("ShipmentId", shipment));

        Copy.becomesRight(world, World.ACME, order.id());
        nothingLeft("shipment:" + shipment);
    }

    @Test
    void anEventWithTheMerchantsOwnNumberAloneLeadsToItsOrder() {
        CreatedOrder order = world.sandbox().orders().create("acme");

        deliver(Deliveries.event(World.ACME).put("ExternalOrderId", order.externalId()));

        Copy.becomesRight(world, World.ACME, order.id());
        nothingLeft("external:" + order.externalId());
    }

    @Test
    void aCreationThatFailedIsNotedAndReadsNothing() {
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL);

        CreatedOrder failed = world.sandbox().orders().failCreation("acme");

        String key = "safe:" + failed.safeId();
        Eventually.holds(() -> assertThat(Rows.journalKinds(world, "acme", key)).containsExactly("REPORTED_FAILED"));
        assertThat(Rows.select(world, "select from orders where safe_id = ?", failed.safeId()))
                .isEmpty();
        nothingLeft(key);
        assertThat(world.sandbox().countCalls(call -> call.path().contains(failed.safeId())))
                .isZero();
    }

    private void deliver(ObjectNode event) {
        Deliveries.deliver(world, World.ACME, event.toString()).then().statusCode(202);
    }

    private void nothingLeft(String key) {
        assertThat(Rows.pendingRead(world, "acme", key)).isEmpty();
        assertThat(Rows.deadLetter(world, "acme", key)).isEmpty();
    }
}
