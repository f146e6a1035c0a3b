package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of orders. Each test has orders of its own under an external id or status that nobody else has. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class ReadApiListIT {

    @Provided
    World world;

    @Test
    void theNewestChangeComesFirst() {
        String externalId = unique();
        List<String> orders = orders(3, "externalId", externalId);
        List<String> newestFirst = new ArrayList<>(orders);
        Collections.reverse(newestFirst);
        assertThat(ids(list("externalId=" + externalId))).isEqualTo(newestFirst);

        world.sandbox().orders().advance(orders.get(0));
        Copy.becomesRight(world, World.GLOBEX, orders.get(0));

        assertThat(ids(list("externalId=" + externalId))).containsExactly(orders.get(0), orders.get(2), orders.get(1));
    }

    @Test
    void aListHoldsNeitherOrderNorShipments() {
        String externalId = unique();
        List<String> orders = orders(1, "externalId", externalId);

        JsonNode document = list("externalId=" + externalId).at("/orders/0");

        assertThat(document.path("orderId").asText()).isEqualTo(orders.get(0));
        assertThat(document.has("order")).isFalse();
        assertThat(document.has("shipments")).isFalse();
    }

    @Test
    void aStatusNarrowsTheList() {
        String status = unique();
        List<String> orders = orders(2, "status", status);

        assertThat(ids(list("status=" + status))).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(ids(list("status=" + unique()))).isEmpty();
    }

    @Test
    void severalStatusesNarrowTheListToOrdersOfEither() {
        String one = unique();
        String other = unique();
        List<String> orders = new ArrayList<>(orders(2, "status", one));
        orders.addAll(orders(1, "status", other));
        orders(1, "status", unique());

        assertThat(ids(list("status=" + one + "," + other))).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(ids(list("status=" + other + ",%20" + one + "," + one + "," + unique() + "&limit=200")))
                .containsExactlyInAnyOrderElementsOf(orders);
        assertThat(list("status=" + one + "," + other + "&limit=2")
                        .path("nextCursor")
                        .isTextual())
                .isTrue();
    }

    @Test
    void aTimeNarrowsTheList() {
        String externalId = unique();
        List<String> orders = orders(3, "externalId", externalId);
        String second =
                list("externalId=" + externalId).at("/orders/1/changedAt").asText();

        assertThat(ids(list("externalId=" + externalId + "&changedSince=" + second)))
                .containsExactly(orders.get(2), orders.get(1));
        assertThat(ids(list("externalId=" + externalId + "&changedSince=2099-01-01T00:00:00%2B02:00")))
                .isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        String externalId = unique();
        List<String> orders = orders(7, "externalId", externalId);
        Collections.reverse(orders);

        List<String> read = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String query = "externalId=" + externalId + "&limit=3";
        JsonNode page = list(query);
        while (true) {
            read.addAll(ids(page));
            sizes.add(page.path("orders").size());
            if (page.path("nextCursor").isNull()) {
                break;
            }
            page = list(query + "&cursor=" + page.path("nextCursor").asText());
        }

        assertThat(read).isEqualTo(orders);
        assertThat(sizes).containsExactly(3, 3, 1);
    }

    @Test
    void aPageThatHoldsExactlyTheRestIsTheLast() {
        String externalId = unique();
        orders(2, "externalId", externalId);

        assertThat(list("externalId=" + externalId + "&limit=2")
                        .path("nextCursor")
                        .isNull())
                .isTrue();
        assertThat(list("externalId=" + externalId + "&limit=200").path("orders"))
                .hasSize(2);
    }

    @Test
    void ordersOfAnotherMerchantAreNotListed() {
        String externalId = unique();
        orders(1, "externalId", externalId);

        assertThat(ids(Api.read(world, World.ACME, "/orders?externalId=" + externalId)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=many",
                "changedSince=yesterday",
                "changedSince=2026-01-31T12:00:00",
                "cursor=%21",
                "cursor=bm90aGluZw"
            })
    void badParametersAreRefused(String query) {
        Api.get(world, World.GLOBEX, "/orders?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A,,B", ",", "A,", ",B", "A,%20,B", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21"})
    void statusesAreAtMostTwentyAndNotEmpty(String statuses) {
        String detail = Api.get(world, World.GLOBEX, "/orders?status=" + statuses)
                .then()
                .statusCode(400)
                .extract()
                .path("detail");

        assertThat(detail).contains("status", "20", "commas");
    }

    /** Makes orders one after the other, so that their changes have that order. */
    private List<String> orders(int count, String field, String value) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CreatedOrder order = world.sandbox().orders().create("globex");
            world.sandbox().orders().patch(order.id(), Trees.object().put(field, value), true);
            Copy.rowsBecomeRight(world, World.GLOBEX, List.of(order.id()));
            ids.add(order.id());
        }
        return ids;
    }

    private JsonNode list(String query) {
        return Api.read(world, World.GLOBEX, "/orders?" + query);
    }

    private static List<String> ids(JsonNode page) {
        return page.path("orders").findValuesAsText("orderId");
    }

    private static String unique() {
        return "only-" + UUID.randomUUID();
    }
}
