package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The story of an order, and how the whole copy stands, as a merchant asks for them. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class TimelineIT {

    @Provided
    World world;

    @Test
    void theStoryOfAnOrderIsToldInOrder() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());

        world.sandbox().orders().patch(order.id(), Trees.object().put("status", "Processing"), true);
        Copy.becomesRight(world, World.ACME, order.id());

        Eventually.holds(() -> assertThat(kinds(Api.timeline(world, World.ACME, order.id())))
                .containsExactly("HINT", "APPLIED", "PUBLISHED", "HINT", "APPLIED", "PUBLISHED"));
        JsonNode story = Api.timeline(world, World.ACME, order.id()).path("lines");
        assertThat(story.path(1).path("detail").path("delaySeconds").isNumber()).isTrue();
        JsonNode change = story.path(4);
        assertThat(change.path("cause").asText()).isEqualTo("WEBHOOK");
        assertThat(change.path("revision").asLong()).isEqualTo(2);
        assertThat(change.path("detail").path("changes").valueStream()).anySatisfy(field -> {
            assertThat(field.path("field").asText()).isEqualTo("order/status");
            assertThat(field.path("from").asText()).isEqualTo("Open");
            assertThat(field.path("to").asText()).isEqualTo("Processing");
        });
    }

    @Test
    void itTellsOfPersonalDataOnlyThatTheyChanged() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());

        world.sandbox()
                .orders()
                .patch(
                        order.id(),
                        Trees.parseObject(
                                "{\"shippingAddress\": {\"firstName\": \"Confidentia\", \"city\": \"Hiddenham\"}}"),
                        true);
        Copy.becomesRight(world, World.ACME, order.id());

        String story = Api.timeline(world, World.ACME, order.id()).toString();
        assertThat(story).contains("shippingAddress").doesNotContain("Confidentia", "Hiddenham");
    }

    @Test
    void itIsFoundByEachIdentifierOfTheOrderAndByMerchantAlone() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());

        assertThat(List.of(
                        Api.timeline(world, World.ACME, "safe:" + order.safeId()),
                        Api.timeline(world, World.ACME, "external:" + order.externalId())))
                .allSatisfy(story -> assertThat(kinds(story)).contains("HINT", "APPLIED"));
        given().auth()
                .oauth2(World.GLOBEX.apiKey())
                .get("/api/v1/orders/" + order.id() + "/timeline")
                .then()
                .statusCode(404);
    }

    @Test
    void anOrderThatCouldNotBeCreatedHasAStoryAndIsPassedOn() {
        CreatedOrder failed = world.sandbox().orders().failCreation("acme");

        Eventually.holds(() -> assertThat(kinds(Api.timeline(world, World.ACME, "safe:" + failed.safeId())))
                .containsExactly("REPORTED_FAILED"));
        Eventually.holds(() -> {
            List<Seen> reports = Records.all(world, "ordermesh.failed-creations").stream()
                    .filter(each -> each.key().equals("acme/safe:" + failed.safeId()))
                    .toList();
            assertThat(reports).hasSize(1);
            JsonNode report = Trees.parse(String.valueOf(reports.get(0).value()));
            assertThat(report.path("safeId").asText()).isEqualTo(failed.safeId());
            assertThat(report.path("externalId").asText()).isEqualTo(failed.externalId());
            assertThat(report.path("confirmed").asBoolean(true)).isFalse();
        });
    }

    @Test
    void convergenceCountsWhatHappenedAndWhatWaits() {
        JsonNode before = Api.convergence(world, World.GLOBEX);
        CreatedOrder order = world.sandbox().orders().create("globex");
        Copy.becomesRight(world, World.GLOBEX, order.id());

        Eventually.holds(() -> {
            JsonNode now = Api.convergence(world, World.GLOBEX);
            assertThat(now.path("merchant").asText()).isEqualTo("globex");
            assertThat(grown(before, now, "hints")).isEqualTo(1);
            assertThat(grown(before, now, "changes")).isEqualTo(1);
            assertThat(now.path("pending").asInt())
                    .isEqualTo(Rows.select(world, "select from pending_read where merchant = 'globex'")
                            .size());
            assertThat(now.path("unpublished").asLong()).isZero();
            assertThat(now.path("paused").asBoolean(true)).isFalse();
            assertThat(now.path("window").asText()).isEqualTo("PT24H");
            assertThat(now.at("/sweep/orders/behind").asText()).startsWith("PT");
            assertThat(now.path("delaySeconds").path("median").isNumber()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/convergence?window=yesterday, window",
        "/api/v1/convergence?window=-PT1H, window",
        "/api/v1/convergence?window=P400D, window",
        "/api/v1/orders/0123456789abcdef01234567/timeline?limit=0, limit",
        "/api/v1/orders/shipment:s/timeline, order id",
    })
    void whatCannotBeReadIsExplained(String path, String named) {
        String detail = given().auth()
                .oauth2(World.ACME.apiKey())
                .get(path)
                .then()
                .statusCode(400)
                .extract()
                .path("detail");
        assertThat(detail).contains(named);
    }

    private static long grown(JsonNode before, JsonNode now, String what) {
        return now.path(what).path("WEBHOOK").asLong()
                - before.path(what).path("WEBHOOK").asLong();
    }

    private static List<String> kinds(JsonNode story) {
        return story.path("lines")
                .valueStream()
                .map(line -> line.path("kind").asText())
                .toList();
    }
}
