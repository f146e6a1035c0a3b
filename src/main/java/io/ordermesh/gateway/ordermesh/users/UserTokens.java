package io.ordermesh.gateway.ordermesh.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** A user's tokens: TokenResponseDTO, also in the spelling of an older guide (contract 2.2, documented). */
public record UserTokens(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserTokens {}

    public Optional<String> scope() {
        return wire.text("scope");
    }

    public String accessToken() {
        return wire.text("accessToken").orElseGet(() -> wire.requiredText("access_token"));
    }

    /** A new one with each answer. */
    public Optional<String> refreshToken() {
        return wire.text("refreshToken").or(() -> wire.text("refresh_token"));
    }

    public Optional<String> tokenType() {
        return wire.text("tokenType").or(() -> wire.text("token_type"));
    }

    /** In seconds. */
    public Optional<Long> expiresIn() {
        return wire.integer("expiresIn").or(() -> wire.integer("expires_in"));
    }
}
