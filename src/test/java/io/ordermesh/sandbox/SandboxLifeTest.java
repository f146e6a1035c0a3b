package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.control.OrderSnapshot;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.Step;
import io.ordermesh.sandbox.world.StepNotPossible;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxLifeTest {
    private static final Clock STOPPED = Clock.fixed(Instant.parse("2026-03-01T12:00:00.123456700Z"), ZoneOffset.UTC);

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME, Merchants.BOLT));

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
    }

    @Test
    void leadsAnOrderToFulfilment() {
        String id = sandbox.orders().create("acme", 4).id();
        List<String> statuses = new ArrayList<>();

        String status;
        do {
            status = sandbox.orders().advance(id);
            statuses.add(status);
        } while (!status.equals("Fulfilled"));

        assertThat(statuses)
                .startsWith("Processing", "Processing", "InProduction")
                .endsWith("Fulfilled");
        OrderSnapshot snapshot = sandbox.orders().snapshot(id);
        assertThat(snapshot.order().path("items").findValuesAsText("status")).containsOnly("Fulfilled");
        assertThat(snapshot.order().path("shipmentIds").size())
                .isEqualTo(snapshot.shipments().size());
        assertThat(snapshot.order().at("/merchantTotal/amount").isNumber()).isTrue();
        assertThat(snapshot.shipments())
                .allSatisfy(shipment -> assertThat(shipment.path("packages")).isNotEmpty());
        assertThatThrownBy(() -> sandbox.orders().advance(id)).isInstanceOf(StepNotPossible.class);
    }

    @Test
    void holdsAnOrderAndLetsItGoOn() {
        String id = sandbox.orders().create("acme").id();
        sandbox.orders().advance(id);

        assertThat(sandbox.orders().advance(id, Step.HOLD)).isEqualTo("CustomerCareHold");
        assertThatThrownBy(() -> sandbox.orders().advance(id, Step.PRODUCE)).isInstanceOf(StepNotPossible.class);
        assertThat(sandbox.orders().advance(id)).isEqualTo("Processing");
        assertThat(sandbox.orders().advance(id, Step.FAIL)).isEqualTo("Error");
        assertThat(sandbox.orders().advance(id, Step.RESUME)).isEqualTo("Processing");
    }

    @Test
    void cancelsAnOrderWithItsShipments() {
        String id = sandbox.orders().create("acme").id();
        sandbox.orders().advanceUntil(id, "InProduction");

        assertThat(sandbox.orders().advance(id, Step.CANCEL)).isEqualTo("Cancelled");

        OrderSnapshot snapshot = sandbox.orders().snapshot(id);
        assertThat(snapshot.order().path("cancelledAt").isTextual()).isTrue();
        assertThat(snapshot.shipments())
                .allSatisfy(shipment ->
                        assertThat(shipment.path("shipmentStatus").asInt()).isEqualTo(5));
    }

    @Test
    void reroutesWhatAVendorRejects() {
        String id = sandbox.orders().create("acme", 1).id();
        sandbox.orders().advanceUntil(id, "InProduction");

        sandbox.orders().advance(id, Step.REJECT);
        ObjectNode rejected = sandbox.orders().snapshot(id).shipments().get(0);
        sandbox.orders().advance(id);
        List<ObjectNode> shipments = sandbox.orders().snapshot(id).shipments();

        assertThat(rejected.path("isRejectedByVendor").asBoolean()).isTrue();
        assertThat(shipments).hasSize(2);
        assertThat(shipments.get(1).path("orderItemIDs")).isEqualTo(rejected.path("orderItemIDs"));
        assertThat(shipments.get(1).path("facilityId")).isNotEqualTo(rejected.path("facilityId"));
        assertThat(sandbox.orders().advanceUntil(id, "Fulfilled")).isEqualTo("Fulfilled");
    }

    @Test
    void takesAnyChangeAndForgetsOnDemand() throws Exception {
        String id = sandbox.orders().create("acme").id();
        ApiClient client = ApiClient.of(sandbox, Merchants.ACME);

        ObjectNode changes = Json.object().put("status", "Teleported").put("newField", 7);
        changes.putObject("meta").put("added", "x");
        sandbox.orders().patch(id, changes, false);

        ObjectNode order = sandbox.orders().snapshot(id).order();
        assertThat(order.path("status").asText()).isEqualTo("Teleported");
        assertThat(order.path("newField").asInt()).isEqualTo(7);
        assertThat(order.path("meta").has("channel")).isTrue();
        sandbox.orders().delete(id);
        assertThat(client.get("/v1/orders/" + id).status()).isEqualTo(404);
    }

    @Test
    void answersUnderItsIdAnOrderThatShowsAnother() throws Exception {
        String id = sandbox.orders().create("acme").id();
        ApiClient client = ApiClient.of(sandbox, Merchants.ACME);

        sandbox.orders().patch(id, Json.object().put("id", "ffffffffffffffffffffffff"), false);

        assertThat(client.get("/v1/orders/" + id).json().at("/order/id").asText())
                .isEqualTo("f".repeat(24));
    }

    @Test
    void tellsTheSameStoryForTheSameSeed() {
        SandboxConfig config =
                SandboxConfig.of(Merchants.ACME, Merchants.BOLT).withSeed(42).withClock(STOPPED);

        List<OrderSnapshot> first = story(config);

        assertThat(story(config)).isEqualTo(first);
        assertThat(story(config.withSeed(43))).isNotEqualTo(first);
    }

    private static List<OrderSnapshot> story(SandboxConfig config) {
        try (Sandbox told = Sandbox.start(config)) {
            String first = told.orders().create("acme").id();
            String second = told.orders().create("bolt").id();
            told.orders().advanceUntil(first, "Fulfilled");
            told.orders().advanceUntil(second, "InProduction");
            told.orders().advance(second, Step.REJECT);
            told.orders().advance(second, Step.REROUTE);
            return List.of(told.orders().snapshot(first), told.orders().snapshot(second));
        }
    }

    @Test
    void playsByItselfWithinItsBounds() {
        Autoplay autoplay = Autoplay.ON.withInterval(Duration.ofMillis(2)).withBounds(5, 20);
        try (Sandbox playing =
                Sandbox.start(SandboxConfig.of(Merchants.ACME, Merchants.BOLT).withAutoplay(autoplay))) {
            await().atMost(Duration.ofSeconds(20)).until(() -> count(playing) == 20 && isAllDone(playing));
        }
    }

    private static int count(Sandbox playing) {
        return playing.orders().ids("acme").size()
                + playing.orders().ids("bolt").size();
    }

    private static boolean isAllDone(Sandbox playing) {
        return playing.orders().ids("acme").stream()
                .map(id -> playing.orders().snapshot(id).order().path("status").asText())
                .allMatch(List.of("Fulfilled", "Cancelled")::contains);
    }

    @Test
    void saysThatAPortIsTaken() {
        SandboxConfig taken =
                SandboxConfig.of(Merchants.ACME).withPort(sandbox.baseUri().getPort());

        assertThatThrownBy(() -> Sandbox.start(taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.port());
    }
}
