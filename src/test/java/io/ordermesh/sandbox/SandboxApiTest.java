package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.control.OrderSnapshot;
import io.ordermesh.sandbox.world.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxApiTest {
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME, Merchants.BOLT));
    private final ApiClient client = new ApiClient(sandbox);

    @BeforeEach
    void logIn() throws Exception {
        client.logIn(Merchants.ACME);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
    }

    @Test
    void givesTokensForBothSpellingsOfTheCredentials() throws Exception {
        JsonNode token = client.send(
                        "POST",
                        "/user/v1/clients/token",
                        "{\"client_id\":\"acme-client\",\"client_secret\":\"acme-secret\"}")
                .json();

        assertThat(token.path("tokenType").asText()).isEqualTo("Bearer");
        assertThat(token.path("expiresIn").asInt()).isEqualTo(86_400);
        assertThat(token.path("accessToken").asText()).isNotEmpty();
        assertThat(token.has("scope")).isTrue();
    }

    @Test
    void refusesWrongCredentialsAndMissingTokens() throws Exception {
        ApiClient stranger = new ApiClient(sandbox);

        assertThat(stranger.send(
                                "POST",
                                "/user/v1/clients/token",
                                "{\"clientId\":\"acme-client\",\"clientSecret\":\"x\"}")
                        .status())
                .isEqualTo(401);
        assertThat(stranger.send("POST", "/user/v1/clients/token", "{}").status())
                .isEqualTo(400);
        assertThat(stranger.get("/v1/orders").status()).isEqualTo(401);
    }

    @Test
    void refusesTokensThatWereExpired() throws Exception {
        ApiClient bolt = ApiClient.of(sandbox, Merchants.BOLT);

        sandbox.tokens().expireAll("acme");

        assertThat(client.get("/v1/orders").status()).isEqualTo(401);
        assertThat(bolt.get("/v1/orders").status()).isEqualTo(200);
        client.logIn(Merchants.ACME);
        assertThat(client.get("/v1/orders").status()).isEqualTo(200);
    }

    @Test
    void createsAnOrderOnceForEachSafeId() throws Exception {
        ObjectNode request = sandbox.orders().makeUpRequest("acme");

        ApiClient.Reply created = client.post("/v1/orders", request);
        ApiClient.Reply again = client.post("/v1/orders", request);

        assertThat(created.status()).isEqualTo(201);
        String id = created.json().path("orderId").asText();
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(created.json().path("shortId").asText()).matches("O\\d{8}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().at("/errors/0/code").asText()).isEqualTo("Conflict");
        JsonNode order = client.get("/v1/orders/" + id).json().path("order");
        assertThat(order.path("safeId")).isEqualTo(request.path("safeId"));
        assertThat(order.path("meta")).isEqualTo(request.path("meta"));
    }

    @Test
    void namesTheFieldsThatAreWrong() throws Exception {
        ObjectNode request = sandbox.orders().makeUpRequest("acme");
        request.remove("safeId");
        request.putArray("items").addObject().put("sku", "TEE").put("quantity", 0);

        ApiClient.Reply reply = client.post("/v1/orders", request);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").findValuesAsText("field"))
                .containsExactly("safeId", "items[0].quantity");
        assertThat(client.send("POST", "/v1/orders", "{").status()).isEqualTo(400);
        request = sandbox.orders().makeUpRequest("bolt");
        assertThat(client.post("/v1/orders", request).status()).isEqualTo(403);
    }

    @Test
    void keepsDecimalsAsTheyWereSent() throws Exception {
        ObjectNode request = sandbox.orders().makeUpRequest("acme").put("customerTotal", new BigDecimal("21.50"));

        String id = client.post("/v1/orders", request).json().path("orderId").asText();

        assertThat(client.get("/v1/orders/" + id).body()).contains("\"customerTotal\":21.50,");
    }

    @Test
    void answersTheOrderByBothIdsInTheFormsOfTheContract() throws Exception {
        CreatedOrder created = sandbox.orders().create("acme");

        JsonNode order = client.get("/v1/orders/" + created.id()).json().path("order");

        assertThat(client.get("/v1/orders/safe/" + created.safeId()).json().path("order"))
                .isEqualTo(order);
        assertThat(order).isEqualTo(sandbox.orders().snapshot(created.id()).order());
        assertThat(order.path("createdAt").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?Z");
        assertThat(order.at("/items/0/createdAt").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00");
        for (String field :
                List.of("cancelledAt", "processedAt", "statusDesc", "reprint", "returnAddress", "shipmentIds")) {
            assertThat(order.get(field)).as(field).isNotNull();
            assertThat(order.get(field).isNull()).as(field).isTrue();
        }
        assertThat(order.at("/items/0/refundData").isNull()).isTrue();
        assertThat(order.at("/items/0/merchantPrice").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("currency", "amount");
        assertThat(order.at("/shippingAddress/location/longitude").isNumber()).isTrue();
    }

    @Test
    void answersShipmentsInTheFormsOfTheContract() throws Exception {
        CreatedOrder created = sandbox.orders().create("acme", 3);
        assertThat(client.get("/shipment/v1/order/" + created.id()).json()).isEqualTo(Json.array());

        sandbox.orders().advanceUntil(created.id(), "Fulfilled");
        OrderSnapshot snapshot = sandbox.orders().snapshot(created.id());
        JsonNode shipments = client.get("/shipment/v1/order/" + created.id()).json();

        assertThat(shipments).hasSameSizeAs(snapshot.shipments());
        JsonNode shipment = shipments.get(0);
        assertThat(client.get("/shipment/v1/" + shipment.path("id").asText()).json())
                .isEqualTo(shipment);
        assertThat(shipment.path("shipmentStatus").isInt()).isTrue();
        assertThat(shipment.path("orderId").asText()).isEqualTo(created.id());
        assertThat(shipment.path("merchantOrderId").isNull()).isTrue();
        for (String field : List.of("/createdDate", "/lastModifiedDate", "/packages/0/shippedDate")) {
            assertThat(shipment.at(field).asText()).as(field).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        }
        assertThat(shipment.at("/orderItems/0/price").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("currency", "amount", "tax");
        assertThat(shipment.at("/orderItems/0/status").isInt()).isTrue();
        assertThat(shipment.path("packages").findValuesAsText("carrierTrackingNumber"))
                .isNotEmpty();
    }

    @Test
    void showsAMerchantItsOwnOrdersOnly() throws Exception {
        CreatedOrder foreign = sandbox.orders().create("bolt");
        sandbox.orders().advanceUntil(foreign.id(), "Processing");
        sandbox.orders().advance(foreign.id());
        String shipmentId =
                sandbox.orders().snapshot(foreign.id()).shipmentIds().get(0);

        assertThat(client.get("/v1/orders/" + foreign.id()).status()).isEqualTo(404);
        assertThat(client.get("/v1/orders/safe/" + foreign.safeId()).status()).isEqualTo(404);
        assertThat(client.get("/shipment/v1/order/" + foreign.id()).status()).isEqualTo(404);
        assertThat(client.get("/shipment/v1/" + shipmentId).status()).isEqualTo(404);
        assertThat(client.get("/v1/orders").json().path("totalCount").asInt()).isZero();
        assertThat(client.get("/shipment/v1/search").json().path("totalCount").asInt())
                .isZero();
    }

    @Test
    void listsOrdersPageByPage() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(sandbox.orders().create("acme").id());
        }

        JsonNode first = client.get("/v1/orders?page=1&pageSize=2").json();
        JsonNode last = client.get("/v1/orders?page=3&pageSize=2").json();

        assertThat(first.path("totalCount").asInt()).isEqualTo(5);
        assertThat(first.path("pageSize").asInt()).isEqualTo(2);
        assertThat(first.path("orders")).hasSize(2);
        assertThat(last.path("orders")).hasSize(1);
        assertThat(last.path("page").asInt()).isEqualTo(3);
        assertThat(client.get("/v1/orders").json().path("orders").findValuesAsText("id"))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(client.get("/v1/orders?pageSize=0").status()).isEqualTo(400);
        assertThat(client.get("/v1/orders?page=4&pageSize=2").json().path("orders"))
                .isEmpty();
    }

    @Test
    void searchesOrdersByTheirFields() throws Exception {
        CreatedOrder old = sandbox.orders().create("acme");
        CreatedOrder young = sandbox.orders().create("acme");
        sandbox.orders().patch(old.id(), Json.object().put("updatedAt", "2024-05-01T10:00:00.1234567Z"), false);
        sandbox.orders().advance(young.id());

        assertThat(searchOrders("updatedFrom=2024-05-01T00:00:00Z&updatedTo=2024-05-02T00:00:00%2B00:00"))
                .containsExactly(old.id());
        assertThat(searchOrders("updatedFrom=2024-05-03T00:00:00Z")).containsExactly(young.id());
        assertThat(searchOrders("safeId=" + old.safeId())).containsExactly(old.id());
        assertThat(searchOrders("externalId=" + young.externalId())).containsExactly(young.id());
        assertThat(searchOrders("status=Processing")).containsExactly(young.id());
        assertThat(searchOrders("merchantId=" + Merchants.ACME.merchantId())).containsExactly(young.id(), old.id());
        assertThat(client.get("/v1/orders/search?updatedFrom=yesterday").status())
                .isEqualTo(400);
    }

    private List<String> searchOrders(String query) throws Exception {
        return client.get("/v1/orders/search?" + query).json().path("orders").findValuesAsText("id");
    }

    @Test
    void searchesShipmentsByTheirFields() throws Exception {
        CreatedOrder order = sandbox.orders().create("acme");
        sandbox.orders().advanceUntil(order.id(), "InProduction");
        String shipmentId = sandbox.orders().snapshot(order.id()).shipmentIds().get(0);
        sandbox.orders().patchShipment(shipmentId, Json.object().put("lastModifiedDate", "2024-05-01T10:00:00"), false);

        JsonNode found = client.get(
                        "/shipment/v1/search?lastModifiedFrom=2024-05-01T09:59:59&lastModifiedTo=2024-05-01T10:00:00Z")
                .json()
                .path("shipments");

        assertThat(found.findValuesAsText("id")).containsExactly(shipmentId);
        assertThat(client.get("/shipment/v1/search?orderId=" + order.id() + "&shipmentStatus=3")
                        .json()
                        .path("shipments"))
                .isNotEmpty();
        assertThat(client.get("/shipment/v1/search?shipmentStatus=4").json().path("shipments"))
                .isEmpty();
    }

    @Test
    void answersSeveralOrdersAtOnce() throws Exception {
        String id = sandbox.orders().create("acme").id();

        JsonNode responses = client.get("/v1/orders/bulk?ids=" + id + "&ids=000000000000000000000000")
                .json()
                .path("responses");

        assertThat(responses.findValuesAsText("statusCode")).containsExactly("200", "404");
        assertThat(responses.at("/0/body/order/id").asText()).isEqualTo(id);
        assertThat(responses.get(1).has("errors")).isTrue();
    }

    @Test
    void saysWhatItDoesNotOffer() throws Exception {
        assertThat(client.get("/v1/nowhere").status()).isEqualTo(404);
        assertThat(client.get("/v1/nowhere").json().at("/errors/0/code").asText())
                .isEqualTo("NotFound");
    }

    @Test
    void notesEachCall() throws Exception {
        CreatedOrder order = sandbox.orders().create("acme");

        client.get("/v1/orders/safe/" + order.safeId() + "?trace=1");

        assertThat(sandbox.calls()).last().satisfies(call -> {
            assertThat(call.operationId()).isEqualTo("getOrderBySafeId");
            assertThat(call.merchant()).isEqualTo("acme");
            assertThat(call.orderId()).isEqualTo(order.id());
            assertThat(call.path()).endsWith("?trace=1");
            assertThat(call.status()).isEqualTo(200);
        });
        assertThat(sandbox.countCalls(call -> call.operationId().equals("createClientToken")))
                .isEqualTo(1);
    }
}
