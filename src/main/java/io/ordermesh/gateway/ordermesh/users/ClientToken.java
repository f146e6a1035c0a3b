package io.ordermesh.gateway.ordermesh.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/**
 * A client's token: ClientTokenResponseDTO, in both spellings that the guides show (contract 2.2; the names are
 * assumed).
 */
public record ClientToken(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClientToken {}

    public Optional<String> scope() {
        return wire.text("scope");
    }

    public String accessToken() {
        return wire.text("accessToken").orElseGet(() -> wire.requiredText("access_token"));
    }

    public Optional<String> tokenType() {
        return wire.text("tokenType").or(() -> wire.text("token_type"));
    }

    /** In seconds. */
    public Optional<Long> expiresIn() {
        return wire.integer("expiresIn").or(() -> wire.integer("expires_in"));
    }
}
