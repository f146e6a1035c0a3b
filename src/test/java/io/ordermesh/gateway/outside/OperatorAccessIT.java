package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may operate the gateway. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OperatorAccessIT {

    @ParameterizedTest
    @CsvSource({
        "GET, /dead-letters",
        "GET, /dead-letters/acme/order:feedfeedfeedfeedfeedfeed",
        "POST, /dead-letters/acme/order:feedfeedfeedfeedfeedfeed/replay",
        "POST, /dead-letters/acme/order:feedfeedfeedfeedfeedfeed/drop",
        "POST, /dead-letters/replay",
        "GET, /merchants",
        "PUT, /merchants/acme/pause",
        "DELETE, /merchants/acme/pause",
        "POST, /merchants/acme/backfill",
        "POST, /merchants/acme/audit",
        "POST, /republish",
        "POST, /republish/acme",
        "DELETE, /merchants/acme/orders/feedfeedfeedfeedfeedfeed"
    })
    void onlyAnOperatorsKeyOpensIt(String method, String path) {
        problem(call(given(), method, path), 401);
        problem(call(given().auth().oauth2("not-a-key-of-anybody"), method, path), 401);
        problem(call(given().auth().oauth2(World.ACME.webhookToken()), method, path), 401);
        problem(call(given().auth().preemptive().basic("operator", World.OPERATOR_KEY), method, path), 401);
        problem(call(given().auth().oauth2(World.ACME.apiKey()), method, path), 403);

        assertThat(call(given().auth().oauth2(World.OPERATOR_KEY), method, path).statusCode())
                .isNotIn(401, 403);
    }

    @Test
    void anOperatorsKeyReadsNoOrders() {
        problem(given().auth().oauth2(World.OPERATOR_KEY).get("/api/v1/orders"), 403);
    }

    private static Response call(RequestSpecification caller, String method, String path) {
        return caller.urlEncodingEnabled(false).contentType("application/json").request(method, Operator.address(path));
    }

    private static void problem(Response response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.header("WWW-Authenticate")).isEqualTo(status == 401 ? "Bearer" : null);
    }
}
