package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.api.ListRules;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.world.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists, clocks and changes that a comparison must get along with. */
class SandboxListTest {
    private static final String LATER = "2999-01-01T00:00:00Z";

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME, Merchants.BOLT));
    private final ApiClient client = new ApiClient(sandbox);
    private final ApiClient person = new ApiClient(sandbox);

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
    void makesManyOrdersAndMovesThemWithoutAWebhook() throws Exception {
        List<CreatedOrder> orders = sandbox.orders().silently().createMany("acme", 300);
        sandbox.orders().silently().advance(orders.get(0).id());
        JsonNode more = put("POST", "/sandbox/orders?webhook=false", "{\"merchant\":\"acme\",\"count\":50}");

        assertThat(more.path("created").asInt()).isEqualTo(50);
        assertThat(client.get("/v1/orders/search").json().path("totalCount").asInt())
                .isEqualTo(350);
        assertThat(sandbox.webhooks().sent()).isEmpty();
        assertThat(sandbox.webhooks().unfinishedCount()).isZero();
    }

    @Test
    void changesAPackageAndNothingButItsShipmentsTime() throws Exception {
        String order = sandbox.orders().silently().create("acme", 1).id();
        sandbox.orders().silently().advanceUntil(order, OrderStatus.FULFILLED);
        var before = sandbox.orders().snapshot(order);
        String parcel =
                before.shipments().get(0).path("packages").path(0).path("id").asText();

        put("PATCH", "/sandbox/packages/" + parcel, "{\"carrierName\":\"Bicycle\"}");

        var after = sandbox.orders().snapshot(order);
        assertThat(after.order()).isEqualTo(before.order());
        JsonNode shipment = after.shipments().get(0);
        assertThat(shipment.at("/packages/0/carrierName").asText()).isEqualTo("Bicycle");
        assertThat(shipment.path("lastModifiedDate"))
                .isNotEqualTo(before.shipments().get(0).path("lastModifiedDate"));
    }

    @Test
    void forgetsAShipmentWithoutAWordAboutIt() throws Exception {
        String order = sandbox.orders().silently().create("acme", 1).id();
        sandbox.orders().silently().advanceUntil(order, OrderStatus.IN_PRODUCTION);
        var before = sandbox.orders().snapshot(order);

        put("DELETE", "/sandbox/shipments/" + before.shipmentIds().get(0), "");

        var after = sandbox.orders().snapshot(order);
        assertThat(after.shipments()).hasSize(before.shipments().size() - 1);
        assertThat(after.order().path("updatedAt")).isEqualTo(before.order().path("updatedAt"));
        assertThat(sandbox.webhooks().sent()).isEmpty();
    }

    @Test
    void listsOrdersThatMoveBetweenPages() throws Exception {
        sandbox.orders().silently().createMany("acme", 6);
        sandbox.lists().setRules(ListRules.USUAL.withOldestFirst(true).withMovesPerPage(1));

        List<String> first = ids(client.get("/v1/orders/search?pageSize=3").json());
        List<String> second =
                ids(client.get("/v1/orders/search?pageSize=3&page=2").json());

        assertThat(first).isEqualTo(sandbox.orders().ids("acme").subList(0, 3));
        assertThat(second)
                .as("the first has gone to the end, and the fourth to the first page")
                .doesNotContain(sandbox.orders().ids("acme").get(3))
                .contains(first.get(0));
    }

    @Test
    void putsLessOnAPageThanItIsAskedForAndTellsNoTotal() throws Exception {
        sandbox.orders().silently().createMany("acme", 5);
        put("PUT", "/sandbox/lists", "{\"largestPage\":3}");

        JsonNode first = client.get("/v1/orders/search?pageSize=50").json();
        JsonNode second = client.get("/v1/orders/search?pageSize=50&page=2").json();

        assertThat(ids(first)).hasSize(3).doesNotContainAnyElementsOf(ids(second));
        assertThat(ids(second)).hasSize(2);
        assertThat(first.has("totalCount")).isFalse();
        assertThat(ids(client.get("/v1/orders/search?pageSize=50&page=3").json()))
                .isEmpty();
    }

    @Test
    void ignoresOrRefusesTimesOfChange() throws Exception {
        sandbox.orders().silently().create("acme");
        String search = "/v1/orders/search?updatedFrom=" + LATER;

        assertThat(client.get(search).json().path("orders")).isEmpty();
        put("PUT", "/sandbox/lists", "{\"timeFilter\":\"ignored\"}");
        assertThat(client.get(search).json().path("orders")).hasSize(1);
        put("PUT", "/sandbox/lists", "{\"timeFilter\":\"refused\",\"refusal\":501}");
        assertThat(client.get(search).status()).isEqualTo(501);
        assertThat(client.get("/shipment/v1/search?lastModifiedFrom=" + LATER).status())
                .isEqualTo(501);
        assertThat(client.get("/v1/orders/search").status()).isEqualTo(200);
    }

    @Test
    void writesAndAnswersTheTimeOfAWrongClock() throws Exception {
        put("PUT", "/sandbox/clock", "{\"seconds\":3600}");
        String order = sandbox.orders().silently().create("acme").id();

        ApiClient.Reply reply = client.get("/v1/orders/" + order);

        Instant hence = Instant.now().plus(Duration.ofHours(1));
        assertThat(Instant.parse(reply.json().at("/order/updatedAt").asText()))
                .isCloseTo(hence, within(1, ChronoUnit.MINUTES));
        assertThat(date(reply)).isCloseTo(hence, within(1, ChronoUnit.MINUTES));
    }

    @Test
    void answersAnotherTimeThanItWritesOrNone() throws Exception {
        sandbox.clock().shift(Duration.ofHours(1), Duration.ZERO);
        assertThat(date(client.get("/v1/orders"))).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

        put("PUT", "/sandbox/clock", "{\"dateSeconds\":null}");
        assertThat(client.get("/v1/orders").response().headers().firstValue("date"))
                .isEmpty();
    }

    private JsonNode put(String method, String path, String body) throws Exception {
        ApiClient.Reply reply = person.send(method, path, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("orders")
                .valueStream()
                .map(order -> order.path("id").asText())
                .toList();
    }

    private static Instant date(ApiClient.Reply reply) {
        return ZonedDateTime.parse(
                        reply.response().headers().firstValue("date").orElseThrow(),
                        DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }
}
