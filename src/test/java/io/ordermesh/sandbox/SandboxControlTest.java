package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxControlTest {
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME));
    private final ApiClient person = new ApiClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
    }

    @Test
    void leadsAnOrderThroughItsLife() throws Exception {
        JsonNode created = send("POST", "/sandbox/orders", "{\"merchant\":\"acme\",\"items\":2}");
        String path = "/sandbox/orders/" + created.path("id").asText();

        assertThat(send("POST", path + "/advance", "").path("status").asText()).isEqualTo("Processing");
        assertThat(send("POST", path + "/advance", "{\"to\":\"CustomerCareHold\"}")
                        .path("status")
                        .asText())
                .isEqualTo("CustomerCareHold");
        assertThat(person.send("POST", path + "/advance", "{\"to\":\"ship\"}").status())
                .isEqualTo(409);
        assertThat(person.send("POST", path + "/advance", "{\"to\":\"nowhere\"}")
                        .status())
                .isEqualTo(400);
        assertThat(send("PATCH", path + "?webhook=false", "{\"status\":\"Odd\"}")
                        .at("/order/status")
                        .asText())
                .isEqualTo("Odd");
        assertThat(person.get(path).json().at("/order/items").size()).isEqualTo(2);
        send("DELETE", path, "");
        assertThat(person.get(path).status()).isEqualTo(404);
    }

    @Test
    void directsWebhooksAndTellsOfThem() throws Exception {
        send("PUT", "/sandbox/merchants/acme/webhook", "{\"url\":\"http://127.0.0.1:9/hook\"}");
        JsonNode rules = send("PUT", "/sandbox/webhooks", "{\"dropNext\":2,\"form\":\"array\"}");
        assertThat(rules.path("form").asText()).isEqualTo("ARRAY");
        String id = send("POST", "/sandbox/orders", "").path("id").asText();
        send("POST", "/sandbox/orders/" + id + "/hint", "{\"type\":\"Odd\",\"times\":1}");
        send("POST", "/sandbox/webhooks/hold", "");
        send("POST", "/sandbox/webhooks/send?merchant=acme", "anything");
        send("POST", "/sandbox/orders/failed", "");

        JsonNode sent = person.get("/sandbox/webhooks?orderId=" + id).json();

        assertThat(sent.findValuesAsText("result")).containsExactly("dropped", "dropped");
        assertThat(sent.at("/1/eventTypes/0").asText()).isEqualTo("Odd");
        assertThat(person.get("/sandbox").json().path("webhooksHeld").asInt()).isEqualTo(2);
        assertThat(send("POST", "/sandbox/webhooks/release", "{\"reversed\":true}")
                        .path("released")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void putsFaultsInPlaceAndTellsOfCalls() throws Exception {
        ApiClient client = ApiClient.of(sandbox, Merchants.ACME);
        String id = send("POST", "/sandbox/faults", "{\"operationId\":\"listOrders\",\"status\":503,\"times\":3}")
                .path("id")
                .asText();

        assertThat(client.get("/v1/orders").status()).isEqualTo(503);
        assertThat(person.get("/sandbox/faults").json().at("/0/hits").asInt()).isEqualTo(1);
        send("DELETE", "/sandbox/faults/" + id, "");
        assertThat(client.get("/v1/orders").status()).isEqualTo(200);
        assertThat(person.send("DELETE", "/sandbox/faults/" + id, "").status()).isEqualTo(404);
        send("POST", "/sandbox/tokens/expire", "{\"merchant\":\"acme\"}");
        assertThat(client.get("/v1/orders").status()).isEqualTo(401);
        assertThat(person.get("/sandbox/calls?operationId=listOrders&merchant=acme")
                        .json()
                        .findValuesAsText("status"))
                .containsExactly("503", "200", "401");
        send("DELETE", "/sandbox/calls", "");
        assertThat(person.get("/sandbox").json().path("callsEnded").asInt()).isZero();
    }

    @Test
    void tellsOfCallsThatBreakTheContract() throws Exception {
        ApiClient client = ApiClient.of(sandbox, Merchants.ACME);
        // The sandbox is more patient with nulls than the contract.
        client.post("/v1/orders", sandbox.orders().makeUpRequest("acme").putNull("languageCode"));
        client.post("/v1/orders", sandbox.orders().makeUpRequest("acme"));
        sandbox.contract().await();

        JsonNode violations = person.get("/sandbox/violations").json();

        assertThat(violations).hasSize(1);
        assertThat(violations.at("/0/part").asText()).isEqualTo("REQUEST");
        assertThat(violations.at("/0/operationId").asText()).isEqualTo("createOrder");
        assertThat(violations.at("/0/call").asText()).isEqualTo("POST /v1/orders");
        assertThat(violations.at("/0/flaw").asText()).contains("#/languageCode");
        assertThat(person.get("/sandbox").json().path("violations").asInt()).isEqualTo(1);
        send("DELETE", "/sandbox/violations", "");
        assertThat(person.get("/sandbox/violations").json()).isEmpty();
    }

    private JsonNode send(String method, String path, String body) throws Exception {
        ApiClient.Reply reply = person.send(method, path, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }
}
