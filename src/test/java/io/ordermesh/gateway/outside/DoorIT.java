package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.RawHttp.Reply;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.control.CreatedOrder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every good delivery gets in, in whatever form it comes. */
@Beside
class DoorIT {

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Map.of());

    private final World world = GATEWAY.world();

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html", "garbage", "application/json;q=0", "", "*/*;q=0"})
    void whateverIsAcceptedInReturn(String accept) {
        accepted(List.of("Accept: " + accept), identity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json",
                ";",
                "%%%",
                "application/json, application/json",
                "text/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/cloudevents+json"
            })
    void whateverTheContentIsCalled(String type) {
        accepted(List.of("Content-Type: " + type), identity());
    }

    @Test
    void withoutAnyHeader() {
        accepted(List.of(), identity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate", "deflate-without-header", "identity", ""})
    void inEachEncoding(String encoding) {
        String header = "Content-Encoding: " + encoding.replace("-without-header", "");

        accepted(List.of(header), body -> switch (encoding.toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> gzip(body);
            case "deflate" -> deflate(body, false);
            case "deflate-without-header" -> deflate(body, true);
            default -> body;
        });
    }

    @Test
    void afterContinue() {
        ObjectNode event = Deliveries.event(World.ACME, order());
        byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);

        Reply reply = RawHttp.exchange(
                world.gateway(), RawHttp.request(line(World.ACME), List.of("Expect: 100-continue"), body));

        assertThat(reply.text()).startsWith("HTTP/1.1 100 Continue\r\n").contains("HTTP/1.1 202 Accepted");
        assertThat(Records.eventsWith(world, Deliveries.requestId(event))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"br, 415", "'gzip, gzip', 415", "zstd, 415", "gzip, 400", "deflate, 400"})
    void anEncodingThatDoesNotHoldIsRefused(String encoding, int status) {
        ObjectNode event = Deliveries.event(World.ACME, order());

        Reply reply = deliver(
                List.of("Content-Encoding: " + encoding), event.toString().getBytes(StandardCharsets.UTF_8));

        refused(reply, status, event);
        if (status == 415) {
            assertThat(reply.header("Accept-Encoding")).contains("gzip, deflate, identity");
        }
    }

    @Test
    void aBombIsRefused() {
        ObjectNode event = Deliveries.event(World.ACME, order()).put("Filler", " ".repeat(50_000_000));
        byte[] bomb = gzip(event.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(bomb.length).isLessThan(256 * 1024);

        refused(deliver(List.of("Content-Encoding: gzip"), bomb), 413, event);
    }

    @Test
    void theRestOfADeliveryIsTakenWhenOneEventNamesNoOrder() {
        ObjectNode good = Deliveries.event(World.ACME, order());
        ObjectNode bad = Deliveries.event(World.ACME);
        List<String> events = new ArrayList<>(Collections.nCopies(499, good.toString()));
        events.add(250, bad.toString());

        Reply reply = deliver(List.of(), events.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body()).isEqualTo("{\"accepted\":499,\"unusable\":1}");
        assertThat(Records.eventsWith(world, Deliveries.requestId(good))).hasSize(499);
        assertThat(Records.deadLettersWith(world, Deliveries.requestId(bad)))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.header("ce_reason")).isEqualTo("NO_IDENTIFIER");
                    assertThat(record.header("ce_merchant")).isEqualTo("acme");
                    assertThat(record.value()).isEqualTo(bad.toString());
                });
        assertThat(Management.metric(
                        world, "gateway_events_unusable_total", "merchant=\"acme\"", "reason=\"no_identifier\""))
                .isPositive();
    }

    @Test
    void theRestOfADeliveryIsTakenWhenOneEventIsAnotherSubscribers() {
        ObjectNode good = Deliveries.event(World.ACME, order());
        ObjectNode foreign = Deliveries.event(World.GLOBEX, order());

        Reply reply = deliver(List.of(), List.of(foreign, good).toString().getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(Records.eventsWith(world, Deliveries.requestId(good))).hasSize(1);
        assertThat(Records.eventsWith(world, Deliveries.requestId(foreign))).isEmpty();
        assertThat(Records.deadLettersWith(world, Deliveries.requestId(foreign)))
                .singleElement()
                .satisfies(record -> assertThat(record.header("ce_reason")).isEqualTo("FOREIGN_SUBSCRIBER"));
    }

    @Test
    void identifiersWithHalvesOfCharactersAreUnusable() {
        ObjectNode event = Deliveries.event(World.ACME);
        String body = event.toString().replace("\"EventType\"", "\"ExternalOrderId\":\"\\ud800\",\"EventType\"");

        refused(deliver(List.of(), body.getBytes(StandardCharsets.UTF_8)), 400, event);
    }

    @Test
    void cloudEventsAreTaken() {
        ObjectNode event = Deliveries.event(World.ACME, order());
        String structured =
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data\":" + event + "}";

        accepted(
                List.of(
                        "ce-specversion: 1.0",
                        "ce-id: 1",
                        "ce-source: s",
                        "ce-type: t",
                        "Content-Type: application/json"),
                identity());
        assertThat(deliver(
                                List.of("Content-Type: application/cloudevents+json"),
                                structured.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(202);
        assertThat(Records.eventsWith(world, Deliveries.requestId(event)))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isEqualTo(event.toString()));
    }

    @Test
    void anAddressThatIsAskedSaysThatItWantsWebhooks() {
        String path = "/webhooks/acme/" + World.ACME.webhookToken();

        for (String method : List.of("GET", "HEAD")) {
            Reply reply =
                    RawHttp.exchange(world.gateway(), RawHttp.request(method + " " + path, List.of(), new byte[0]));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(method.equals("HEAD") ? "" : "{\"webhook\":\"ready\"}");
        }
        Reply handshake = RawHttp.exchange(
                world.gateway(),
                RawHttp.request(
                        "OPTIONS " + path,
                        List.of("WebHook-Request-Origin: sender.example.com", "WebHook-Request-Rate: 120"),
                        new byte[0]));
        assertThat(handshake.status()).isEqualTo(200);
        assertThat(handshake.header("WebHook-Allowed-Origin")).contains("*");
        assertThat(handshake.header("WebHook-Allowed-Rate")).contains("*");
        assertThat(handshake.header("Allow")).contains("GET, HEAD, OPTIONS, POST");
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            Reply unknown = RawHttp.exchange(
                    world.gateway(),
                    RawHttp.request(method + " " + path + "x", List.of("WebHook-Request-Origin: s"), new byte[0]));
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.header("WebHook-Allowed-Origin")).isEmpty();
        }
    }

    @Test
    void everyResponseSaysWhatItNeedsTo() {
        Reply accepted = deliver(
                List.of(), Deliveries.event(World.ACME, order()).toString().getBytes(StandardCharsets.UTF_8));
        Reply refused =
                deliver(List.of("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), new byte[0]);
        Reply orders = RawHttp.exchange(
                world.gateway(),
                RawHttp.request(
                        "GET /api/v1/orders", List.of("Authorization: Bearer " + World.ACME.apiKey()), new byte[0]));

        assertThat(List.of(accepted, refused, orders)).allSatisfy(reply -> {
            assertThat(reply.header("Date"))
                    .hasValueSatisfying(date -> assertThat(date).endsWith(" GMT"));
            assertThat(reply.header("Cache-Control")).contains("no-store");
        });
        assertThat(orders.status()).isEqualTo(200);
        assertThat(refused.body()).contains("\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"");
    }

    private interface Coding {
        byte[] of(byte[] body);
    }

    private static Coding identity() {
        return body -> body;
    }

    private void accepted(List<String> headers, Coding coding) {
        ObjectNode event = Deliveries.event(World.ACME, order());

        Reply reply = deliver(headers, coding.of(event.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(Records.eventsWith(world, Deliveries.requestId(event))).hasSize(1);
    }

    private void refused(Reply reply, int status, ObjectNode event) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(Records.eventsWith(world, Deliveries.requestId(event))).isEmpty();
        assertThat(Records.deadLettersWith(world, Deliveries.requestId(event))).isEmpty();
    }

    private Reply deliver(List<String> headers, byte[] body) {
        return RawHttp.exchange(world.gateway(), RawHttp.request(line(World.ACME), headers, body));
    }

    private static String line(TestMerchant merchant) {
        return "POST /webhooks/" + merchant.id() + "/" + merchant.webhookToken();
    }

    private CreatedOrder order() {
        return world.sandbox().orders().create("acme");
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(byte[] body, boolean bare) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, bare))) {
            packed.write(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
