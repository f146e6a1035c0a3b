package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.webhook.WebhookRules;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a person sends to the control endpoints is done as it is meant, or refused in a sentence. */
class ControlBoundsTest {
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME, Merchants.BOLT));
    private final ApiClient person = new ApiClient(sandbox);
    private final String id = sandbox.orders().create("acme").id();

    @BeforeEach
    void nothingIsSentBefore() {
        sandbox.webhooks().history().clear();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST /sandbox/orders         | {"items": 100000}        | items must be a whole number from 1 to 100.
                    POST /sandbox/orders         | {"items": 0}             | items must be a whole number from 1 to 100.
                    POST /sandbox/orders         | {"items": "2"}           | items must be a whole number from 1 to 100.
                    POST /sandbox/orders         | {"items": 2.5}           | items must be a whole number from 1 to 100.
                    POST /sandbox/orders         | {"items": 99999999999999999999} | items must be a whole number from 1 to 100.
                    POST /sandbox/orders         | {"itmes": 3}             | itmes is not known here: use merchant, items and count.
                    POST /sandbox/orders         | {"count": -1}            | count must be a whole number from 1 to 1000.
                    POST /sandbox/orders         | {"count": 1001}          | count must be a whole number from 1 to 1000.
                    POST /sandbox/orders         | {"count": 2, "items": 2} | items is for one order: leave it out where count is given.
                    POST /sandbox/orders         | {"merchant": "nobody"}   | merchant must be acme or bolt.
                    POST /sandbox/orders         | {"merchant": 5}          | merchant must be acme or bolt.
                    POST /sandbox/orders         | {"items": 2, "items": 3} | The body must be a JSON object in which no name stands twice.
                    POST /sandbox/orders         | [1]                      | The body must be a JSON object in which no name stands twice.
                    POST /sandbox/orders         | {"items":                | The body must be a JSON object in which no name stands twice.
                    POST /sandbox/orders?webhook=nope |                     | webhook must be true or false.
                    POST /sandbox/orders?webhook=     |                     | webhook must have one value, or be left out.
                    POST /sandbox/orders?webhook=true&webhook=false |       | webhook must have one value, or be left out.
                    POST /sandbox/orders?silent=true  |                     | silent is not known here: use webhook.
                    POST /sandbox/orders/failed  | {"items": 1}             | items is not known here: use merchant.
                    GET /sandbox/orders/ID?a=b   |                          | a is not known here: leave it out.
                    DELETE /sandbox/orders/ID    | {"id": "other"}          | id is not known here: leave it out.
                    POST /sandbox/orders/ID/advance | {"to": "nowhere"}     | to must be PROCESS, ALLOCATE, PRODUCE, SHIP, FULFIL, CANCEL, HOLD, RESUME, REJECT, REROUTE or FAIL, or the order status that one of them leads to.
                    POST /sandbox/orders/ID/advance | {"too": "Processing"} | too is not known here: use to.
                    POST /sandbox/orders/ID/hint | {"times": 1001}          | times must be a whole number from 1 to 1000.
                    POST /sandbox/orders/ID/hint | {"times": -1}            | times must be a whole number from 1 to 1000.
                    POST /sandbox/orders/ID/hint | {"type": ""}             | type must be a text of 1 to 2000 characters.
                    PATCH /sandbox/orders/ID     | "text"                   | The body must be a JSON object in which no name stands twice.
                    PUT /sandbox/reads           | {"lagMs": -5}            | lagMs must be a whole number from 0 to 3600000.
                    PUT /sandbox/reads           | {"lagMs": 1e400}         | lagMs must be a whole number from 0 to 3600000.
                    PUT /sandbox/reads           | {"lag": 5}               | lag is not known here: use lagMs.
                    PUT /sandbox/webhooks        | {"drop": 1.5}            | drop must be a number from 0 to 1.
                    PUT /sandbox/webhooks        | {"double": "x"}          | double must be a number from 0 to 1.
                    PUT /sandbox/webhooks        | {"dropNext": -1}         | dropNext must be a whole number from 0 to 1000000.
                    PUT /sandbox/webhooks        | {"delayMs": 9000000000}  | delayMs must be a whole number from 0 to 600000.
                    PUT /sandbox/webhooks        | {"reorder": "yes"}       | reorder must be true or false.
                    PUT /sandbox/webhooks        | {"form": "heap"}         | form must be SINGLE, ARRAY, NOTIFICATION, NOTIFICATION_ARRAY, EVENTS or NOTIFICATIONS.
                    PUT /sandbox/webhooks        | {"dorp": 0.5}            | dorp is not known here: use dropNext, drop, doubleNext, double, delayMs, reorder and form.
                    POST /sandbox/webhooks/send  | x                        | Name the merchant as ?merchant=…, which is acme or bolt.
                    POST /sandbox/webhooks/send?merchant=nobody | x         | Name the merchant as ?merchant=…, which is acme or bolt.
                    POST /sandbox/webhooks/hold  | {"for": 5}               | for is not known here: leave it out.
                    POST /sandbox/webhooks/release | {"reversed": 1}        | reversed must be true or false.
                    GET /sandbox/webhooks?order=1  |                        | order is not known here: use merchant and orderId.
                    GET /sandbox/calls?orderId=  |                          | orderId must have one value, or be left out.
                    DELETE /sandbox/calls?merchant=acme |                   | merchant is not known here: leave it out.
                    POST /sandbox/faults         | {"kind": "EXPLODE"}      | kind must be STATUS, RATE_LIMIT, LATENCY, HOLD, HANG, CUT, GARBAGE, TRUNCATED or HTML.
                    POST /sandbox/faults         | {"operationId": "getOrdr"} | operationId must be * or an operation of the contract, such as getOrder.
                    POST /sandbox/faults         | {"status": 99}           | status must be a whole number from 200 to 599.
                    POST /sandbox/faults         | {"latencyMs": 1e9}       | latencyMs must be a whole number from 0 to 600000.
                    POST /sandbox/faults         | {"retryAfterSeconds": -1} | retryAfterSeconds must be a whole number from 0 to 86400.
                    POST /sandbox/faults         | {"times": -1}            | times must be a whole number from 0 to 1000000.
                    POST /sandbox/faults         | {"takesEffect": null, "body": {}} | body must be a text of 1 to 100000 characters.
                    POST /sandbox/faults         | {"merchant": "nobody"}   | merchant must be acme or bolt.
                    POST /sandbox/faults         | {"tiems": 1}             | tiems is not known here: use kind, operationId, merchant, orderId, status, latencyMs, retryAfterSeconds, body, times and takesEffect.
                    POST /sandbox/tokens/expire  | {"merchant": "nobody"}   | merchant must be acme or bolt.
                    POST /sandbox/tokens/expire  | {"all": true}            | all is not known here: use merchant.
                    PUT /sandbox/lists           | {"timeFilter": "ODD"}    | timeFilter must be HONOURED, IGNORED or REFUSED.
                    PUT /sandbox/lists           | {"refusal": 200}         | refusal must be a whole number from 400 to 599.
                    PUT /sandbox/lists           | {"movesPerPage": 5000}   | movesPerPage must be a whole number from 0 to 1000.
                    PUT /sandbox/lists           | {"largestPage": -1}      | largestPage must be a whole number from 0 to 1000.
                    PUT /sandbox/lists           | {"oldest": true}         | oldest is not known here: use timeFilter, refusal, oldestFirst, movesPerPage and largestPage.
                    PUT /sandbox/clock           | {"seconds": 1000000000}  | seconds must be a whole number from -315360000 to 315360000.
                    PUT /sandbox/clock           | {"dateSeconds": "x"}     | dateSeconds must be a whole number from -315360000 to 315360000.
                    PUT /sandbox/clock           | {"minutes": 5}           | minutes is not known here: use seconds and dateSeconds.
                    """)
    void refusesInASentenceThatNamesWhatIsAllowed(String call, @Nullable String body, String sentence)
            throws Exception {
        ApiClient.Reply reply = send(call.replace("ID", id), body == null ? "" : body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo(sentence);
        nothingHappened();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /sandbox/order",
                "PUT /sandbox/orders",
                "GET /sandbox/merchants/acme",
                "DELETE /sandbox/merchants/acme/webhook"
            })
    void saysWhereToLookWhatThereIs(String call) throws Exception {
        ApiClient.Reply reply = send(call, "");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("error").asText())
                .isEqualTo("There is no " + call + ": GET /sandbox lists what there is.");
    }

    @Test
    void namesWhatIsNotThere() throws Exception {
        for (String call : new String[] {"orders/x", "shipments/x"}) {
            ApiClient.Reply reply = person.send("DELETE", "/sandbox/" + call, "");
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.json().path("error").asText()).matches("There is no (order|shipment) x\\.");
        }
    }

    @Test
    void refusesLongTexts() throws Exception {
        ApiClient.Reply type =
                person.send("POST", "/sandbox/orders/" + id + "/hint", "{\"type\":\"" + "x".repeat(2_001) + "\"}");
        ApiClient.Reply name = person.send("POST", "/sandbox/orders", "{\"" + "x".repeat(10_000) + "\":1}");

        assertThat(type.json().path("error").asText()).isEqualTo("type must be a text of 1 to 2000 characters.");
        assertThat(name.status()).isEqualTo(400);
        assertThat(name.json().path("error").asText()).hasSizeLessThan(200).contains("… is not known here");
        nothingHappened();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesLargeBodies(boolean declared) throws Exception {
        byte[] body = ("{\"note\":\"" + "x".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(sandbox.baseUri().resolve("/sandbox/orders/" + id))
                .method(
                        "PATCH",
                        declared
                                ? BodyPublishers.ofByteArray(body)
                                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("The body is larger than 1048576 bytes, the most that is read.");
        nothingHappened();
    }

    @Test
    void takesLongBodiesAsCurlSendsThem() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(sandbox.baseUri().resolve("/sandbox/orders/" + id))
                .header("content-type", "application/x-www-form-urlencoded")
                .method("PATCH", BodyPublishers.ofString("{\"note\":\"" + "x".repeat(500_000) + "\"}"))
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(sandbox.orders().snapshot(id).order().path("note").asText()).hasSize(500_000);
    }

    @Test
    void makesNoMoreOrdersThanItCanHold() throws Exception {
        for (int i = 0; i < 76; i++) {
            sandbox.orders().silently().create("acme", 100);
        }

        ApiClient.Reply tooMany = person.send("POST", "/sandbox/orders?webhook=false", "{\"count\":1000}");
        ApiClient.Reply few = person.send("POST", "/sandbox/orders?webhook=false", "{\"count\":100}");

        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.json().path("error").asText())
                .matches("The sandbox holds 760\\d of at most 8000 order items: ask for fewer, or start it anew\\.");
        assertThat(few.status()).isEqualTo(200);
    }

    @Test
    void makesNoMoreFaultsThanAHundred() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(person.send("POST", "/sandbox/faults", "{\"times\":1}").status())
                    .isEqualTo(200);
        }

        ApiClient.Reply reply = person.send("POST", "/sandbox/faults", "{\"times\":1}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).isEqualTo("At most 100 faults stand at a time: remove some.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox/orders?webhook=%zz", "/sandbox/orders/%zz", "/sandbox/%", "/sandbox/orders?%=1"})
    void refusesWhatIsNoUrl(String path) throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.baseUri().getPort())) {
            String request = "POST " + path + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(response)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("The path or the query is not percent-encoded as in a URL.");
        }
        nothingHappened();
    }

    private ApiClient.Reply send(String call, String body) throws Exception {
        int space = call.indexOf(' ');
        return person.send(call.substring(0, space), call.substring(space + 1), body);
    }

    private void nothingHappened() throws Exception {
        assertThat(sandbox.orders().ids("acme")).containsExactly(id);
        assertThat(sandbox.orders().ids("bolt")).isEmpty();
        assertThat(sandbox.orders().snapshot(id).order().path("status").asText())
                .isEqualTo("Open");
        assertThat(sandbox.orders().readLag()).isZero();
        assertThat(sandbox.webhooks().rules()).isEqualTo(WebhookRules.FAITHFUL);
        assertThat(sandbox.webhooks().sent()).isEmpty();
        assertThat(sandbox.webhooks().heldCount()).isZero();
        assertThat(sandbox.faults().list()).isEmpty();
    }
}
