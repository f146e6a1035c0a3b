package io.ordermesh.gateway.ordermesh.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** A user and the password, request of #48 (contract 2.2, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoginUserDto(String username, String password) {

    public LoginUserDto {
        Given.text(username, "username");
        Given.text(password, "password");
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "LoginUserDto[…]";
    }
}
