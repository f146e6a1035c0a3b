package io.ordermesh.gateway.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.restassured.response.Response;

/** The read API as a merchant calls it. */
final class Api {

    private Api() {}

    /** Any answer. The path is sent as it is given, encoded. */
    static Response get(World world, TestMerchant caller, String path) {
        return world.http()
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(caller.apiKey())
                .get("/api/v1" + path);
    }

    /** An answer that must be 200. */
    static JsonNode read(World world, TestMerchant caller, String path) {
        Response response = get(world, caller, path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " was answered " + response.statusCode());
        }
        return Trees.parse(response.asString());
    }

    /** The story of an order of which something is known. */
    static JsonNode timeline(World world, TestMerchant caller, String id) {
        return read(world, caller, "/orders/" + id + "/timeline");
    }

    /** How the caller's copy stands. */
    static JsonNode convergence(World world, TestMerchant caller) {
        return read(world, caller, "/convergence");
    }

    /** The document of an order that must be there. */
    static JsonNode order(World world, TestMerchant caller, String id) {
        return read(world, caller, "/orders/" + id);
    }
}
