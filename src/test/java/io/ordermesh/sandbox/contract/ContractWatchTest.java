package io.ordermesh.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.history.Violation;
import io.ordermesh.sandbox.history.Violation.Part;
import io.ordermesh.sandbox.world.Alterations;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractWatchTest {
    private static final String ORDER = "{\"order\": {\"id\": \"o-1\"}}";
    private static final String NUMBERED = "{\"order\": {\"id\": 1}}";

    private final Vertx vertx = Vertx.vertx();
    private final Alterations alterations = new Alterations();
    private final ContractWatch watch = new ContractWatch(vertx, Clock.systemUTC(), alterations);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatTheContractAllowsIsNoViolation() {
        end(getOrder("o-1"), 200, ORDER);
        end(getOrder("o-1"), 404, "{\"errors\": [{\"code\": \"NotFound\"}]}");
        end(query("searchOrders", Map.of("updatedFrom", List.of("2024-05-02T00:00:00+00:00"))), 200, "{\"orders\":[]}");
        end(query("searchOrders", Map.of("externalId", List.of("100 % + 1"))), 200, "{\"orders\": []}");
        end(query("getOrdersBulk", Map.of("ids", List.of("o-1", "o-2"))), 200, "{\"responses\": []}");
        end(query("getNote", "n-1", Map.of("format", List.of("any"))), 200, "{\"id\": \"n-1\"}");
        end(body("cancelOrder", "", null), 200, "{}");
        end(body("resubmitShipment", "", null), 202, "");

        assertThat(watch.await()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"order\": {\"id\": 1}}                       | #/order/id Instance type number",
                "200 | {\"order\": {\"id\": \"o-1\", \"items\": [{}]}}| #/order/items/0",
                "200 | {}                                             | required property \"order\"",
                "200 | []                                             | Expected object",
                "200 | ``                                             | required body",
                "202 | {\"order\": {\"id\": \"o-1\"}}                 | 202",
                "503 | {}                                             | 503",
                "404 | {\"errors\": \"none\"}                         | #/errors",
            })
    void anAnswerThatIsNotAsDeclaredIsOne(int status, String answer, String flaw) {
        end(getOrder("o-1"), status, answer);

        assertThat(watch.await()).singleElement().satisfies(violation -> {
            assertThat(violation.part()).isEqualTo(Part.ANSWER);
            assertThat(violation.operationId()).isEqualTo("getOrder");
            assertThat(violation.flaw()).contains(flaw);
        });
    }

    @Test
    void anElementThatIsNotAsDeclaredIsOneAmongOthersThatAreRight() {
        String right = "{\"id\": \"o-1\"}";
        String another = "{\"id\": \"o-2\"}";
        Request list = query("searchOrders", Map.of());
        end(list, 200, "{\"orders\": [" + right + ", " + another + "]}");
        end(list, 200, "{\"orders\": [" + another + "]}");
        assertThat(watch.await()).isEmpty();

        end(list, 200, "{\"orders\": [" + another + ", " + right + ", {\"id\": 3}]}");

        assertThat(watch.await()).singleElement().satisfies(violation -> assertThat(violation.flaw())
                .contains("#/orders/2/id"));
    }

    @Test
    void whatIsRightInOnePlaceNeedNotBeInAnother() {
        Request list = query("searchOrders", Map.of());
        end(list, 200, "{\"orders\": [{\"id\": \"o-1\"}]}");
        end(getOrder("o-1"), 200, "{\"orders\": [{\"id\": \"o-1\"}]}");

        assertThat(watch.await()).singleElement().satisfies(violation -> assertThat(violation.operationId())
                .isEqualTo("getOrder"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page      | 0         | parameter page",
                "page      | first     | parameter page",
                "updatedTo | yesterday | parameter updatedTo",
            })
    void aParameterThatIsNotAsDeclaredIsOne(String parameter, String value, String flaw) {
        end(query("searchOrders", Map.of(parameter, List.of(value))), 200, "{\"orders\": []}");

        assertThat(watch.await()).singleElement().satisfies(violation -> {
            assertThat(violation.part()).isEqualTo(Part.REQUEST);
            assertThat(violation.flaw()).contains(flaw);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": 17}", "{}", "[]", "{", ""})
    void aBodyThatIsNotAsDeclaredIsOne(String body) {
        end(body("updateNote", body, "application/json"), 404, "{}");

        assertThat(watch.await()).extracting(Violation::part).containsExactly(Part.REQUEST);
    }

    @Test
    void aBodyOfAnotherTypeIsOne() {
        end(body("updateNote", "{\"text\": \"a\"}", "text/plain"), 404, "{}");

        assertThat(watch.await()).extracting(Violation::part).containsExactly(Part.REQUEST);
    }

    @Test
    void aRequestThatIsRefusedAsBadIsNone() {
        end(body("updateNote", "{}", "application/json"), 400, "{}");
        end(
                body("createOrdersBulk", "{\"bulk\": [{}]}", "application/json"),
                207,
                "{\"responses\": [{\"statusCode\": 400}]}");

        assertThat(watch.await()).isEmpty();
    }

    @Test
    void aRequestThatWasNotLookedAtIsHeldToTheContract() {
        WatchedCall call = watch.begin(body("updateNote", "{}", "application/json"));
        call.end();
        call.end();

        assertThat(watch.await()).hasSize(1);
    }

    @Test
    void whatIsRightForOneOperationIsNotForAnother() {
        end(getOrder("o-1"), 200, ORDER);
        end(query("getShipment", "s-1", Map.of()), 200, ORDER);
        end(getOrder("o-1"), 200, NUMBERED);
        end(getOrder("o-1"), 200, NUMBERED);

        assertThat(watch.await())
                .extracting(Violation::operationId)
                .containsExactly("getShipment", "getOrder", "getOrder");
    }

    @Test
    void anOrderThatWasAlteredByHandMayBeOdd() {
        alterations.add("o-1");
        end(getOrder("o-1"), 200, NUMBERED);
        end(query("listOrders", Map.of()), 200, "{\"orders\": [{\"id\": \"o-1\", \"status\": {}}]}");
        end(getOrder("o-2"), 200, NUMBERED);

        assertThat(watch.await()).extracting(Violation::call).containsExactly("GET o-2");
    }

    @Test
    void whatEndsAfterTheEndIsNotLookedAt() {
        WatchedCall early = watch.begin(getOrder("o-1"));
        early.answered(200, NUMBERED);
        early.end();
        watch.close();
        end(getOrder("o-2"), 200, NUMBERED);

        assertThat(watch.await()).hasSize(1);
    }

    private void end(Request request, int status, String answer) {
        WatchedCall call = watch.begin(request);
        call.answered(status, answer);
        call.end();
    }

    private static Request getOrder(String id) {
        return new Request("getOrder", "GET " + id, id, Map.of("orderId", id), Map.of(), null, "");
    }

    private static Request query(String operation, Map<String, List<String>> parameters) {
        return query(operation, "", parameters);
    }

    private static Request query(String operation, String id, Map<String, List<String>> parameters) {
        return new Request(operation, "GET", null, Map.of("id", id), parameters, null, "");
    }

    private static Request body(String operation, String body, @Nullable String type) {
        return new Request(operation, "POST", null, Map.of("id", "1", "orderId", "1"), Map.of(), type, body);
    }
}
