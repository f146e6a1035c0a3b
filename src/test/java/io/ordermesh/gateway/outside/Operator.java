package io.ordermesh.gateway.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The operator's API as an operator calls it. */
final class Operator {

    private Operator() {}

    /** Any answer. The path is sent as it is given, encoded. */
    static Response get(World world, String path) {
        return operator(world).get(address(path));
    }

    /** How the merchant's copy stands. */
    static JsonNode convergence(World world, String merchant) {
        String query = "?merchant=" + merchant;
        return ok(getConvergence(world, query), query);
    }

    static Response getConvergence(World world, String query) {
        return operator(world).get("/api/v1/convergence" + query);
    }

    static Response post(World world, String path) {
        return operator(world).post(address(path));
    }

    static Response post(World world, String path, String body) {
        return operator(world).contentType("application/json").body(body).post(address(path));
    }

    static Response put(World world, String path, String body) {
        return operator(world).contentType("application/json").body(body).put(address(path));
    }

    static Response delete(World world, String path) {
        return operator(world).delete(address(path));
    }

    /** An answer that must be 200. */
    static JsonNode read(World world, String path) {
        return ok(get(world, path), path);
    }

    /** What a call answered that must be answered 200. */
    static JsonNode done(World world, String path) {
        return ok(post(world, path), path);
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

    private static RequestSpecification operator(World world) {
        return world.http().urlEncodingEnabled(false).auth().oauth2(World.OPERATOR_KEY);
    }
}
