package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that are refused: the answers, and that nothing of them is stored. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class WebhookRefusedTest {

    @Provided
    World world;

    @Test
    void anUnknownMerchantAndAWrongTokenCannotBeToldApart() {
        ObjectNode event = Deliveries.event(World.ACME, order());

        Response unknown = Deliveries.deliver("nobody", World.ACME.webhookToken(), event.toString());
        Response wrong = Deliveries.deliver("acme", "not-the-token-of-acme", event.toString());
        Response others = Deliveries.deliver("acme", World.GLOBEX.webhookToken(), event.toString());

        refused(unknown, 404);
        refused(wrong, 404);
        assertThat(wrong.asByteArray()).isEqualTo(unknown.asByteArray());
        assertThat(others.asByteArray()).isEqualTo(unknown.asByteArray());
        assertThat(wrong.headers().asList().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(unknown.headers().asList().stream()
                        .map(Object::toString)
                        .toList());
        nothingStored(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this is no JSON",
                "{\"OrderId\": \"0123456789abcdef01234567\"",
                "\u0000}{",
                "{\"OrderId\": \"0123456789abcdef01234567\"} trailing",
                "{\"OrderId\": \"0123456789abcdef01234567\"}{}",
                "<order/>"
            })
    void aBodyThatIsNotJsonIsRefused(String body) {
        refused(Deliveries.deliver(World.ACME, body), 400);
    }

    @Test
    void anEmptyBodyIsRefused() {
        refused(Deliveries.deliver(World.ACME, ""), 400);
        refused(Deliveries.deliver(World.ACME, "   "), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "17",
                "\"OrderUpdate\"",
                "[null]",
                "[[]]",
                "{\"Notification\": []}",
                "{\"Notification\": {}}",
                "{\"Notification\": null}",
                "{\"Events\": []}",
                "[{}]"
            })
    void aBodyWithoutAnEventIsRefused(String body) {
        refused(Deliveries.deliver(World.ACME, body), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"EventType\": \"OrderUpdate\"}",
                "{\"EventType\": \"OrderUpdate\", \"OrderId\": null}",
                "{\"EventType\": \"OrderUpdate\", \"OrderId\": \"\"}",
                "{\"EventType\": \"OrderUpdate\", \"OrderId\": \"../users\"}",
                "{\"EventType\": \"OrderUpdate\", \"SafeId\": \"a b\"}",
                "{\"EventType\": \"OrderUpdate\", \"OrderId\": [\"0123456789abcdef01234567\"]}"
            })
    void anEventWithoutAUsableIdentifierIsRefused(String body) {
        refused(Deliveries.deliver(World.ACME, body), 400);
    }

    @Test
    void oneBadEventHasTheWholeDeliveryRefused() {
        ObjectNode good = Deliveries.event(World.ACME, order());
        ObjectNode bad = Deliveries.event(World.ACME);

        refused(Deliveries.deliver(World.ACME, "[" + good + "," + bad + "," + good + "]"), 400);

        nothingStored(good);
    }

    @Test
    void anEventOfAForeignSubscriberIsRefused() {
        ObjectNode good = Deliveries.event(World.ACME, order());
        ObjectNode foreign = Deliveries.event(World.GLOBEX, order());

        refused(Deliveries.deliver(World.ACME, foreign.toString()), 403);
        refused(Deliveries.deliver(World.ACME, "[" + good + "," + foreign + "]"), 403);

        nothingStored(foreign);
        nothingStored(good);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        ObjectNode event = Deliveries.event(World.ACME, order()).put("Filler", "x".repeat(256 * 1024));

        refused(Deliveries.deliver(World.ACME, event.toString()), 413);

        nothingStored(event);
    }

    @Test
    void tooManyEventsAreRefused() {
        ObjectNode event = Deliveries.event(World.ACME, order());

        refused(
                Deliveries.deliver(
                        World.ACME, Collections.nCopies(501, event.toString()).toString()),
                413);

        nothingStored(event);
    }

    private CreatedOrder order() {
        return world.sandbox().orders().create("acme");
    }

    private static void refused(Response response, int status) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body(not(containsString(World.ACME.webhookToken())))
                .body(not(containsString("0123456789abcdef01234567")));
    }

    /** An answer comes after the record is acknowledged, so whatever was stored is there by now. */
    private void nothingStored(ObjectNode event) {
        assertThat(Records.eventsWith(world, Deliveries.requestId(event))).isEmpty();
        assertThat(Rows.select(
                        world, "select from event_spool where body like ?", "%" + Deliveries.requestId(event) + "%"))
                .isEmpty();
    }
}
