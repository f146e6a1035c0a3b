package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ordermesh.gateway.ordermesh.extras.ExtrasApi;
import io.ordermesh.gateway.ordermesh.notes.NotesApi;
import io.ordermesh.gateway.ordermesh.notes.UpdateNotePayload;
import io.ordermesh.gateway.ordermesh.orders.CancelOrderModel;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.ordermesh.orders.OrderItemSearch;
import io.ordermesh.gateway.ordermesh.orders.OrderItemsApi;
import io.ordermesh.gateway.ordermesh.orders.OrderSearch;
import io.ordermesh.gateway.ordermesh.orders.OrdersApi;
import io.ordermesh.gateway.ordermesh.orders.UpdateOrderModelBuilder;
import io.ordermesh.gateway.ordermesh.shipments.CreatePackageDTOBuilder;
import io.ordermesh.gateway.ordermesh.shipments.PackingSlipsApi;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentSearch;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentsApi;
import io.ordermesh.gateway.ordermesh.users.ClientApi;
import io.ordermesh.gateway.ordermesh.users.GetServiceClientTokenDto;
import io.ordermesh.gateway.ordermesh.users.GetServiceClientTokenDto.Spelling;
import io.ordermesh.gateway.ordermesh.users.LoginUserWithRefreshToken;
import io.ordermesh.gateway.ordermesh.users.UserApi;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The interfaces of OrderMesh's services, on a wire: what they send, and what they make of answers. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class CallsOverHttpIT {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private volatile String request = "";
    private volatile String answer = "{}";
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            request = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(bytes.length == 0 ? 204 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aSearchSendsItsConditionsAndNoOthers() {
        answer = "{\"orders\": [{\"id\": \"o-1\"}], \"totalCount\": 1}";
        Page<Order> page = got(api(OrdersApi.class)
                .searchOrders(
                        OrderSearch.ofMerchant("m-1").withUpdatedFrom(NOON).withPageSize(50)));

        assertThat(request.split("[?&]", -1))
                .containsExactlyInAnyOrder(
                        "GET /v1/orders/search",
                        "merchantId=m-1",
                        "updatedFrom=2026-01-31T12%3A00%3A00Z",
                        "pageSize=50");
        assertThat(page.items()).extracting(Order::id).containsExactly("o-1");
        assertThat(page.totalCount()).contains(1L);

        answer = "{\"orderItems\": []}";
        got(api(OrderItemsApi.class).searchOrderItems(OrderItemSearch.all().withSku("T&E")));
        assertThat(request).isEqualTo("GET /v1/orderItems/search?sku=T%26E");

        answer = "[]";
        got(api(ShipmentsApi.class)
                .searchShipments(ShipmentSearch.all().withShipmentStatus(4).withIsPollingStopped(true)));
        assertThat(request.split("[?&]", -1))
                .containsExactlyInAnyOrder("GET /shipment/v1/search", "shipmentStatus=4", "isPollingStopped=true");
    }

    @Test
    void listsOfQueriesAreRepeatedAndAbsentPagesAreNotSent() {
        got(api(OrdersApi.class).getOrdersBulk(List.of("o-1", "o-2")));
        assertThat(request).isEqualTo("GET /v1/orders/bulk?ids=o-1&ids=o-2");

        got(api(NotesApi.class).listNotes("o-1", null, 2, null));
        assertThat(request.split("[?&]", -1)).containsExactlyInAnyOrder("GET /v1/notes", "resourceId=o-1", "page=2");

        got(api(ExtrasApi.class).listMerchantCatalogVariants(null, null));
        assertThat(request).isEqualTo("GET /catalog/v1/merchantCatalog/effective/variants/list");
    }

    @Test
    void bodiesAreSentInThePortalsNames() {
        got(api(OrdersApi.class)
                .updateOrder(
                        "o-1",
                        UpdateOrderModelBuilder.builder()
                                .customerShippingMethod("Express")
                                .build()));
        assertThat(request).isEqualTo("PATCH /v1/orders/o-1 {\"customerShippingMethod\":\"Express\"}");

        got(api(OrdersApi.class).cancelOrder("o-1", CancelOrderModel.wholeOrder()));
        assertThat(request).isEqualTo("POST /v1/orders/o-1/cancel {}");

        got(api(NotesApi.class).updateNote("n-1", new UpdateNotePayload("A text")));
        assertThat(request).isEqualTo("PUT /v1/notes/n-1 {\"text\":\"A text\"}");

        got(api(ShipmentsApi.class)
                .createPackages(
                        "s-1",
                        List.of(CreatePackageDTOBuilder.builder()
                                .carrierName("UPS")
                                .build())));
        assertThat(request).isEqualTo("POST /shipment/v1/s-1/packages [{\"carrierName\":\"UPS\"}]");

        got(api(PackingSlipsApi.class).generatePackingSlip("s-1"));
        assertThat(request).isEqualTo("POST /shipment/v1/s-1/packingSlip");
    }

    @Test
    void tokensAreAskedForWithTheCredentials() {
        answer = "{\"access_token\": \"t-1\"}";

        assertThat(got(api(ClientApi.class)
                                .createClientToken(new GetServiceClientTokenDto("id", "hush", Spelling.SNAKE_CASE)))
                        .accessToken())
                .isEqualTo("t-1");
        assertThat(request).contains("\"client_id\":\"id\"", "\"client_secret\":\"hush\"");

        got(api(UserApi.class).refreshLogin(new LoginUserWithRefreshToken("r-1")));
        assertThat(request).isEqualTo("POST /user/v1/refresh {\"refreshToken\":\"r-1\"}");
    }

    @Test
    void answersAreKeptAsTheyCameAndMayBeEmpty() {
        answer = "{\"order\":{\"id\":\"o-1\",\"total\":12.50,\"unheardOf\":null}}";
        assertThat(got(api(OrdersApi.class).getOrder("o-1")).wire().json())
                .hasToString("{\"id\":\"o-1\",\"total\":12.50,\"unheardOf\":null}");

        answer = "";
        got(api(NotesApi.class).deleteNote("n-1"));
        assertThat(request).isEqualTo("DELETE /v1/notes/n-1");
        got(api(ShipmentsApi.class).resubmitShipment("s-1"));
        assertThat(request).isEqualTo("POST /shipment/v1/s-1/resubmit");
    }

    @Test
    void anAnswerThatIsNoObjectFailsWithoutItsValue() {
        answer = "[\"a secret\"]";
        assertThatThrownBy(() -> got(api(OrdersApi.class).getOrder("o-1")))
                .hasStackTraceContaining("MismatchedInputException")
                .hasStackTraceContaining("line: 1")
                .extracting(Throwables::getStackTrace)
                .asString()
                .doesNotContain("a secret");
    }

    private <T> T api(Class<T> type) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build(type);
    }

    private static <T> T got(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }
}
