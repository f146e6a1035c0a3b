package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.SandboxMerchant;
import io.ordermesh.sandbox.world.World;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user service's operations for API clients. */
final class ClientOperations {
    private final World world;
    private final Tokens tokens;

    ClientOperations(World world, Tokens tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.CREATE_CLIENT_TOKEN, this::createClientToken);
    }

    private Answer createClientToken(ApiCall call) {
        ObjectNode body = call.object();
        String id = either(body, "clientId", "client_id");
        String secret = either(body, "clientSecret", "client_secret");
        if (id == null || secret == null) {
            throw new BadRequest("The client's id or secret is missing", id == null ? "clientId" : "clientSecret");
        }
        Optional<SandboxMerchant> merchant = findClient(id);
        if (merchant.isEmpty() || !merchant.get().clientSecret().equals(secret)) {
            return Answer.error(401, "The client is unknown or its secret is wrong");
        }
        return Answer.ok(Json.object()
                .put("accessToken", tokens.issue(merchant.get()))
                .put("tokenType", "Bearer")
                .put("expiresIn", tokens.lifetime().toSeconds())
                .put("scope", "email profile"));
    }

    /** The merchant that a token request names, right secret or not. */
    Optional<SandboxMerchant> findCaller(String body) {
        return Json.parse(body)
                .filter(ObjectNode.class::isInstance)
                .map(node -> either((ObjectNode) node, "clientId", "client_id"))
                .flatMap(this::findClient);
    }

    private Optional<SandboxMerchant> findClient(String id) {
        return world.merchants().stream()
                .filter(merchant -> merchant.clientId().equals(id))
                .findFirst();
    }

    private static @Nullable String either(ObjectNode body, String name, String oldName) {
        String value = Json.text(body, name);
        return value == null ? Json.text(body, oldName) : value;
    }
}
