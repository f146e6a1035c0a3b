package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries that are refused: the answers, and that nothing of them is stored. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class WebhookRefusedIT {

    @Provided
    World world;

    @Test
    void anUnknownMerchantAndAWrongTokenCannotBeToldApart() {
        ObjectNode event = Deliveries.event(World.ACME, order());

        Response unknown = Deliveries.deliver(world, "nobody", World.ACME.webhookToken(), event.toString());
        Response wrong = Deliveries.deliver(world, "acme", "not-the-token-of-acme", event.toString());
        Response others = Deliveries.deliver(world, "acme", World.GLOBEX.webhookToken(), event.toString());

        refused(unknown, 404);
        refused(wrong, 404);
        assertThat(Deliveries.withoutTrace(wrong)).isEqualTo(Deliveries.withoutTrace(unknown));
        assertThat(Deliveries.withoutTrace(others)).isEqualTo(Deliveries.withoutTrace(unknown));
        assertThat(headers(wrong)).isEqualTo(headers(unknown));
        assertThat(headers(others)).isEqualTo(headers(unknown));
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
        refused(Deliveries.deliver(world, World.ACME, body), 400);
    }

    @Test
    void anEmptyBodyIsRefused() {
        refused(Deliveries.deliver(world, World.ACME, ""), 400);
        refused(Deliveries.deliver(world, World.ACME, "   "), 400);
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
        refused(Deliveries.deliver(world, World.ACME, body), 400);
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
        refused(Deliveries.deliver(world, World.ACME, body), 400);
    }

    @Test
    void aDeliveryOfWhichNothingIsUsableIsRefused() {
        ObjectNode bad = Deliveries.event(World.ACME);
        ObjectNode foreign = Deliveries.event(World.GLOBEX, order());

        refused(Deliveries.deliver(world, World.ACME, "[" + bad + "," + foreign + "]"), 400);

        nothingStored(bad);
        nothingStored(foreign);
    }

    @Test
    void aDeliveryThatIsWhollyOfAForeignSubscriberIsRefused() {
        ObjectNode foreign = Deliveries.event(World.GLOBEX, order());

        refused(Deliveries.deliver(world, World.ACME, foreign.toString()), 403);
        refused(Deliveries.deliver(world, World.ACME, "[" + foreign + "," + foreign + "]"), 403);

        nothingStored(foreign);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        ObjectNode event = Deliveries.event(World.ACME, order()).put("Filler", "x".repeat(256 * 1024));

        refused(Deliveries.deliver(world, World.ACME, event.toString()), 413);

        nothingStored(event);
    }

    /** By hand, since a client would still be sending while the answer comes. */
    @Test
    void aBodyAboveTheTransportsBoundIsRefusedUnread() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /webhooks/acme/" + World.ACME.webhookToken() + " HTTP/1.1\r\nHost: gateway\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 3000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            assertThat(status).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void tooManyEventsAreRefused() {
        ObjectNode event = Deliveries.event(World.ACME, order());

        refused(
                Deliveries.deliver(
                        world,
                        World.ACME,
                        Collections.nCopies(501, event.toString()).toString()),
                413);

        nothingStored(event);
    }

    private static List<String> headers(Response response) {
        return response.headers().asList().stream()
                .map(Object::toString)
                .filter(header -> !header.toLowerCase(Locale.ROOT).startsWith("date="))
                .sorted()
                .toList();
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
        assertThat(Records.deadLettersWith(world, Deliveries.requestId(event))).isEmpty();
        assertThat(Rows.select(
                        world, "select from event_spool where body like ?", "%" + Deliveries.requestId(event) + "%"))
                .isEmpty();
    }
}
