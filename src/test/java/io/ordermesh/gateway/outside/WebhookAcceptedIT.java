package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that are answered 202, and what then is on the events topic. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class WebhookAcceptedIT {

    @Provided
    World world;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "[%s]",
                "{\"Notification\": %s}",
                "{\"Notification\": [%s]}",
                "{\"Events\": [%s]}",
                "{\"Notifications\": [%s]}",
                "{\"notification\": %s}",
                "{\"events\": [%s]}",
                "{\"NOTIFICATIONS\": [%s]}"
            })
    void eachFormOfABodyIsAccepted(String form) {
        ObjectNode event = Deliveries.event(World.ACME, order());

        Deliveries.deliver(world, World.ACME, String.format(form, event))
                .then()
                .statusCode(202)
                .contentType("application/json")
                .body("accepted", equalTo(1));

        assertThat(events(event)).hasSize(1);
    }

    @Test
    void severalEventsOfADeliveryAreAllKept() {
        ObjectNode one = Deliveries.event(World.ACME, order());
        ObjectNode other = Deliveries.event(World.ACME, order());

        Deliveries.deliver(world, World.ACME, "[" + one + "," + other + "," + one + "]")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(3));

        assertThat(events(one)).hasSize(2);
        assertThat(events(other)).hasSize(1);
        assertThat(events(one).stream().map(record -> record.header("ce_id"))).doesNotHaveDuplicates();
    }

    @Test
    void namesMayBeSpelledInAnotherCase() {
        CreatedOrder order = order();
        ObjectNode event = Deliveries.event(World.ACME);
        ObjectNode spelled = Trees.object()
                .put("eventType", "order-update")
                .put("subscriberID", World.ACME.upstreamId())
                .put("requestId", Deliveries.requestId(event))
                .put("orderId", order.id());

        Deliveries.deliver(world, World.ACME, spelled.toString()).then().statusCode(202);

        assertThat(events(event)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("acme/order:" + order.id());
            assertThat(record.header("ce_type")).isEqualTo("com.ordermesh.order-update");
        });
    }

    @Test
    void eachTokenOfAMerchantIsValid() {
        ObjectNode event = Deliveries.event(World.ACME, order());

        Deliveries.deliver(world, "acme", World.SECOND_TOKEN, event.toString())
                .then()
                .statusCode(202);

        assertThat(events(event)).hasSize(1);
    }

    @Test
    void anEventThatNamesNoSubscriberIsAcceptedForItsToken() {
        ObjectNode event = Deliveries.event(World.ACME, order());
        event.remove("SubscriberId");

        Deliveries.deliver(world, World.ACME, event.toString()).then().statusCode(202);

        assertThat(events(event)).hasSize(1);
    }

    @Test
    void theContentTypeDoesNotMatter() {
        ObjectNode event = Deliveries.event(World.ACME, order());

        given().contentType("text/plain")
                .body(event.toString())
                .post("/webhooks/acme/" + World.ACME.webhookToken())
                .then()
                .statusCode(202);

        assertThat(events(event)).hasSize(1);
    }

    @Test
    void theRecordIsACloudEventThatHoldsTheEventAsItCame() {
        CreatedOrder order = order();
        ObjectNode event = Deliveries.event(World.ACME, order).putNull("ChildSubscriberId");
        event.putObject("Reprint")
                .put("Amount", new BigDecimal("12.50"))
                .putArray("Novelty")
                .addNull();

        Deliveries.deliver(world, World.ACME, event.toString()).then().statusCode(202);

        Seen record = events(event).get(0);
        assertThat(Trees.text(Trees.parse(Objects.requireNonNull(record.value()))))
                .isEqualTo(Trees.text(event));
        assertThat(record.key()).isEqualTo("acme/order:" + order.id());
        assertThat(record.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "urn:ordermesh:merchant:" + World.ACME.upstreamId())
                .containsEntry("ce_type", "com.ordermesh.OrderUpdate")
                .containsEntry("ce_subject", "order:" + order.id())
                .containsEntry("ce_merchant", "acme")
                .containsEntry("content-type", "application/json");
        assertThat(record.header("ce_id")).isNotBlank();
        assertThat(Duration.between(Instant.parse(record.header("ce_time")), Instant.now()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(2));
        assertThat(record.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void theTraceOfTheRequestGoesOn() {
        ObjectNode event = Deliveries.event(World.ACME, order());
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        given().contentType("application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body(event.toString())
                .post("/webhooks/acme/" + World.ACME.webhookToken())
                .then()
                .statusCode(202);

        assertThat(events(event)).singleElement().satisfies(record -> assertThat(record.header("traceparent"))
                .startsWith("00-" + trace + "-"));
    }

    private CreatedOrder order() {
        return world.sandbox().orders().create("acme");
    }

    private List<Seen> events(ObjectNode event) {
        return Records.eventsWith(world, Deliveries.requestId(event));
    }
}
