package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and metrics. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OperationIT {

    private static final String ACME = "merchant=\"acme\"";

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void theGatewayIsHealthy(String kind) {
        Management.get(world, "/q/health/" + kind).then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/metrics"})
    void operatorsPathsAreNotOnTheMerchantsPort(String path) {
        given().get(path).then().statusCode(404);
    }

    @Test
    void theGatewayStaysReadyWhileAnOrderMeshIsAway() {
        world.sandbox().faults().add(Fault.status(Fault.ANY, 503).withMerchant("acme"));
        CreatedOrder order = world.sandbox().orders().create("acme");
        Eventually.holds(() -> assertThat(Rows.select(
                        world, "select from merchant_pause where merchant = 'acme' and paused_until > now()"))
                .isNotEmpty());

        Management.get(world, "/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        Management.get(world, "/q/health/live").then().statusCode(200).body("status", equalTo("UP"));

        world.sandbox().faults().removeAll();
        Copy.becomesRight(world, World.ACME, order.id());
    }

    @Test
    void aMerchantWhoseCredentialsAreRefusedIsNamed() {
        world.sandbox().faults().add(Fault.status("createClientToken", 401).withMerchant("acme"));
        world.sandbox().tokens().expireAll("acme");
        CreatedOrder order = world.sandbox().orders().create("acme");

        Eventually.holds(() -> Management.get(world, "/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'ordermesh credentials' }.data.acme", startsWith("refused"))
                .body("checks.find { it.name == 'ordermesh credentials' }.data.globex", nullValue()));

        world.sandbox().faults().removeAll();
        Copy.becomesRight(world, World.ACME, order.id());
        Management.get(world, "/q/health/ready")
                .then()
                .body("checks.find { it.name == 'ordermesh credentials' }.data", nullValue());
    }

    /** Asked for again and again, and told once. */
    @Test
    void refusedCredentialsAreCountedAndToldOnce() {
        String[] refused = {ACME, "outcome=\"refused\""};
        double before = Management.metric(world, "gateway_ordermesh_tokens_total", refused);
        try (LogLines log = new LogLines()) {
            world.sandbox().faults().add(Fault.status("createClientToken", 401).withMerchant("acme"));
            world.sandbox().tokens().expireAll("acme");
            CreatedOrder order = world.sandbox().orders().create("acme");

            Eventually.holds(() -> {
                world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);
                assertThat(Management.metric(world, "gateway_ordermesh_tokens_total", refused))
                        .isGreaterThanOrEqualTo(before + 3);
            });

            assertThat(log.text().lines())
                    .filteredOn(line -> line.contains("OrderMesh refuses the credentials of a merchant"))
                    .singleElement(as(STRING))
                    .startsWith("WARN")
                    .contains("merchant=acme", "GATEWAY_MERCHANTS__ACME__CLIENT_ID")
                    .doesNotContain(World.ACME.clientId());
            world.sandbox().faults().removeAll();
            Copy.becomesRight(world, World.ACME, order.id());
        }
    }

    @Test
    void anOrdersWayIsCountedAtEachStepForItsMerchant() {
        Eventually.holds(
                () -> assertThat(world.sandbox().webhooks().unfinishedCount()).isZero());
        Counted before = Counted.now(world, ACME);
        Counted ofGlobex = Counted.now(world, "merchant=\"globex\"");

        Copy.becomesRight(
                world, World.ACME, world.sandbox().orders().create("acme").id());

        Eventually.holds(() -> {
            Counted now = Counted.now(world, ACME);
            assertThat(now.deliveries()).isGreaterThan(before.deliveries());
            assertThat(now.events()).isGreaterThan(before.events());
            assertThat(now.hints()).isGreaterThan(before.hints());
            assertThat(now.calls()).isGreaterThan(before.calls());
            assertThat(now.reads()).isGreaterThan(before.reads());
            assertThat(now.published()).isGreaterThan(before.published());
        });
        assertThat(Counted.now(world, "merchant=\"globex\"").deliveries()).isEqualTo(ofGlobex.deliveries());
    }

    @Test
    void aRefusedDeliveryIsCountedByItsReason() {
        String[] refused = {ACME, "outcome=\"not_json\""};
        double before = Management.metric(world, "gateway_deliveries_seconds_count", refused);
        double unverified = unverified();

        Deliveries.deliver(world, World.ACME, "no json").then().statusCode(400);
        Deliveries.deliver(world, "nobody", "whatever-token-this-is", "{}")
                .then()
                .statusCode(404);

        assertThat(Management.metric(world, "gateway_deliveries_seconds_count", refused))
                .isEqualTo(before + 1);
        assertThat(unverified()).isEqualTo(unverified + 1);
        assertThat(Management.get(world, "/q/metrics").asString())
                .as("What a caller makes up becomes no tag")
                .doesNotContain("nobody")
                .doesNotContain("whatever-token-this-is")
                .doesNotContain(World.ACME.webhookToken());
    }

    private double unverified() {
        return Management.metric(
                world, "gateway_deliveries_seconds_count", "merchant=\"unknown\"", "outcome=\"unverified\"");
    }

    /** The counters along an order's way. */
    private record Counted(
            double deliveries, double events, double hints, double calls, double reads, double published) {

        static Counted now(World world, String merchant) {
            return new Counted(
                    Management.metric(world, "gateway_deliveries_seconds_count", merchant, "outcome=\"accepted\""),
                    Management.metric(world, "gateway_events_total", merchant),
                    Management.metric(world, "gateway_hints_total", merchant, "outcome=\"pending\""),
                    Management.metric(
                            world,
                            "gateway_ordermesh_calls_seconds_count",
                            merchant,
                            "operation=\"getOrder\"",
                            "outcome=\"ok\""),
                    Management.metric(world, "gateway_reads_seconds_count", merchant, "outcome=\"applied\""),
                    Management.metric(world, "gateway_published_total", merchant, "outcome=\"acknowledged\""));
        }
    }
}
