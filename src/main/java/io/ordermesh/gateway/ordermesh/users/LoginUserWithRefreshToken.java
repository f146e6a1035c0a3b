package io.ordermesh.gateway.ordermesh.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** A refresh token, request of #49 (contract 2.2, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoginUserWithRefreshToken(String refreshToken) {

    public LoginUserWithRefreshToken {
        Given.text(refreshToken, "refreshToken");
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "LoginUserWithRefreshToken[…]";
    }
}
