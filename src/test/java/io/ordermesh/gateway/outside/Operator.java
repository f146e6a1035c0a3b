package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The operator's API as an operator calls it. */
final class Operator {

    private Operator() {}

    /** Any answer. The path is sent as it is given, encoded. */
    static Response get(String path) {
        return operator().get(address(path));
    }

    /** How the merchant's copy stands. */
    static JsonNode convergence(String merchant) {
        String query = "?merchant=" + merchant;
        return ok(getConvergence(query), query);
    }

    static Response getConvergence(String query) {
        return operator().get("/api/v1/convergence" + query);
    }

    static Response post(String path) {
        return operator().post(address(path));
    }

    static Response post(String path, String body) {
        return operator().contentType("application/json").body(body).post(address(path));
    }

    static Response put(String path, String body) {
        return operator().contentType("application/json").body(body).put(address(path));
    }

    static Response delete(String path) {
        return operator().delete(address(path));
    }

    /** An answer that must be 200. */
    static JsonNode read(String path) {
        return ok(get(path), path);
    }

    /** What a call answered that must be answered 200. */
    static JsonNode done(String path) {
        return ok(post(path), path);
    }

    static String address(String path) {
        return "/api/v1/operate" + path;
    }

    private static JsonNode ok(Response response, String path) {
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " was answered " + response.statusCode() + ": " + response.asString());
        }
        return Trees.parse(response.asString());
    }

    private static RequestSpecification operator() {
        return given().urlEncodingEnabled(false).auth().oauth2(World.OPERATOR_KEY);
    }
}
