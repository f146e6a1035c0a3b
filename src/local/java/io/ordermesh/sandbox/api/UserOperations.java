package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.SandboxMerchant;
import io.ordermesh.sandbox.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The user service: tokens for API clients, and for the one user of each merchant, whose password is the client secret. */
final class UserOperations {
    private final World world;
    private final Tokens tokens;

    UserOperations(World world, Tokens tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.CREATE_CLIENT_TOKEN, this::createClientToken);
        handlers.put(Operation.LOGIN, this::login);
        handlers.put(Operation.REFRESH_LOGIN, this::refreshLogin);
    }

    private Answer createClientToken(ApiCall call) {
        ObjectNode body = call.object();
        String id = either(body, "clientId", "client_id");
        String secret = either(body, "clientSecret", "client_secret");
        if (id == null || secret == null) {
            throw new BadRequest("The client's id or secret is missing", id == null ? "clientId" : "clientSecret");
        }
        return findClient(id)
                .filter(merchant -> merchant.clientSecret().equals(secret))
                .map(merchant -> Answer.ok(token(Caller.client(merchant))))
                .orElseGet(() -> Answer.error(401, "The client is unknown or its secret is wrong"));
    }

    private ObjectNode token(Caller caller) {
        return Json.object()
                .put("accessToken", tokens.issue(caller))
                .put("tokenType", "Bearer")
                .put("expiresIn", tokens.lifetime().toSeconds())
                .put("scope", "email profile");
    }

    private Answer login(ApiCall call) {
        ObjectNode body = call.object(new Shape().required(Shape.FILLED, "username", "password"));
        return findUser(body.path("username").asText())
                .filter(merchant ->
                        merchant.clientSecret().equals(body.path("password").asText()))
                .map(merchant -> Answer.ok(userToken(merchant)))
                .orElseGet(() -> Answer.error(401, "The user is unknown or the password is wrong"));
    }

    private ObjectNode userToken(SandboxMerchant merchant) {
        return token(Caller.user(merchant)).put("refreshToken", tokens.issueRefresh(merchant));
    }

    private Answer refreshLogin(ApiCall call) {
        String token = call.object(new Shape().required(Shape.FILLED, "refreshToken"))
                .path("refreshToken")
                .asText();
        Optional<SandboxMerchant> merchant = tokens.findRefreshable(token);
        tokens.endRefresh(token);
        return merchant.map(owner -> Answer.ok(userToken(owner)))
                .orElseGet(() -> Answer.error(401, "The refresh token is unknown or was used"));
    }

    /** The caller that a token request names, with the right secret or not. */
    Optional<Caller> findCaller(String body) {
        return Json.parse(body).filter(ObjectNode.class::isInstance).flatMap(node -> findCaller((ObjectNode) node));
    }

    private Optional<Caller> findCaller(ObjectNode body) {
        Optional<Caller> client = text(either(body, "clientId", "client_id"))
                .flatMap(this::findClient)
                .map(Caller::client);
        Optional<Caller> user = text(Json.text(body, "username"))
                .flatMap(this::findUser)
                .or(() -> text(Json.text(body, "refreshToken")).flatMap(tokens::findRefreshable))
                .map(Caller::user);
        return client.or(() -> user);
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value);
    }

    private Optional<SandboxMerchant> findClient(String id) {
        return find(merchant -> merchant.clientId().equals(id));
    }

    private Optional<SandboxMerchant> findUser(String username) {
        return find(merchant -> Caller.username(merchant).equals(username));
    }

    private Optional<SandboxMerchant> find(Predicate<SandboxMerchant> condition) {
        return world.merchants().stream().filter(condition).findFirst();
    }

    private static @Nullable String either(JsonNode body, String name, String oldName) {
        String value = Json.text(body, name);
        return value == null ? Json.text(body, oldName) : value;
    }
}
