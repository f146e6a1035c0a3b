package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static io.ordermesh.gateway.ordermesh.operation.Ends.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.users.ClientToken;
import io.ordermesh.gateway.ordermesh.users.GetServiceClientTokenDto;
import io.ordermesh.gateway.ordermesh.users.GetServiceClientTokenDto.Spelling;
import io.ordermesh.gateway.ordermesh.users.LoginUserDto;
import io.ordermesh.gateway.ordermesh.users.LoginUserWithRefreshToken;
import io.ordermesh.gateway.ordermesh.users.UserTokens;
import io.ordermesh.gateway.outside.World;
import java.util.List;

/** Tokens, which are asked for without one. */
final class TokenExamples {

    /** The gateway asks for tokens of acme by itself. */
    private static final World.TestMerchant CLIENT = World.GLOBEX;

    private static final LoginUserDto USER = new LoginUserDto("acme@sandbox.example", World.ACME.clientSecret());
    private static final LoginUserWithRefreshToken USED = new LoginUserWithRefreshToken(UNKNOWN);

    private TokenExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("createClientToken", TokenExamples::createClientToken, ends -> ends.upstream()
                                .clients()
                                .createClientToken(client(CLIENT.clientSecret(), Spelling.CAMEL_CASE)))
                        .refusing(401, ends -> ends.upstream()
                                .clients()
                                .createClientToken(client("guessed", Spelling.CAMEL_CASE))),
                Example.of("login", TokenExamples::login, ends -> ends.upstream()
                                .users()
                                .login(USER))
                        .refusing(
                                401,
                                ends -> ends.upstream().users().login(new LoginUserDto(USER.username(), "guessed"))),
                Example.of("refreshLogin", TokenExamples::refreshLogin, ends -> ends.upstream()
                                .users()
                                .refreshLogin(USED))
                        .refusing(401, ends -> ends.upstream().users().refreshLogin(USED)));
    }

    private static GetServiceClientTokenDto client(String secret, Spelling spelling) {
        return new GetServiceClientTokenDto(CLIENT.clientId(), secret, spelling);
    }

    private static void createClientToken(Ends ends) {
        for (Spelling spelling : Spelling.values()) {
            ClientToken token =
                    done(ends.upstream().clients().createClientToken(client(CLIENT.clientSecret(), spelling)));

            assertThat(token.accessToken()).isNotBlank();
            assertThat(token.tokenType()).contains("Bearer");
            assertThat(token.expiresIn().orElseThrow()).isPositive();
        }
    }

    private static void login(Ends ends) {
        UserTokens tokens = done(ends.upstream().users().login(USER));

        assertThat(tokens.accessToken()).isNotBlank();
        assertThat(tokens.expiresIn().orElseThrow()).isPositive();
        assertThat(tokens.refreshToken()).isPresent();
    }

    private static void refreshLogin(Ends ends) {
        UserTokens first = done(ends.upstream().users().login(USER));
        var refresh = new LoginUserWithRefreshToken(first.refreshToken().orElseThrow());

        UserTokens second = done(ends.upstream().users().refreshLogin(refresh));

        assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
        assertThat(second.refreshToken()).isPresent().isNotEqualTo(first.refreshToken());
        assertThat(failed(ends.upstream().users().refreshLogin(refresh)).reason())
                .isEqualTo(Reason.UNAUTHORIZED);
    }
}
