package io.ordermesh.gateway.ordermesh.users;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.util.Map;

/**
 * The credentials of a client, request of #47. How OrderMesh spells the names today is not known (contract 2.2,
 * assumed).
 */
public record GetServiceClientTokenDto(String clientId, String clientSecret, Spelling spelling) {

    /** How the names of the fields are written. */
    public enum Spelling {
        /** Assumed. */
        CAMEL_CASE("clientId", "clientSecret"),
        /** Of an older guide. */
        SNAKE_CASE("client_id", "client_secret");

        private final String id;
        private final String secret;

        Spelling(String id, String secret) {
            this.id = id;
            this.secret = secret;
        }
    }

    public GetServiceClientTokenDto {
        Given.text(clientId, "clientId");
        Given.text(clientSecret, "clientSecret");
    }

    @JsonValue
    Map<String, String> body() {
        return Map.of(spelling.id, clientId, spelling.secret, clientSecret);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "GetServiceClientTokenDto[clientId=" + clientId + "]";
    }
}
