package io.ordermesh.gateway.access;

import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.merchant.Secret;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Knows whose a key is. The principal of a merchant's identity is our id of the merchant; that of an operator's is no
 * merchant's. The identity has one role, its {@link Scope}.
 */
@ApplicationScoped
public class ApiKeys implements IdentityProvider<TokenAuthenticationRequest> {

    /** Not a merchant's: their ids have no such characters. */
    private static final String OPERATOR = "(operator)";

    private final Merchants merchants;
    private final OperatorKeys operators;

    ApiKeys(Merchants merchants, OperatorKeys operators) {
        this.merchants = merchants;
        this.operators = operators;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        Secret.Hashed key = Secret.hashed(request.getToken().getToken());
        String owner = null;
        // Every key is compared, so that the time tells nothing.
        for (Merchant merchant : merchants.all()) {
            for (var each : merchant.apiKeys()) {
                owner = each.matches(key) ? merchant.id() : owner;
            }
        }
        if (operators.matches(key)) {
            return identity(OPERATOR, Scope.OPERATOR);
        }
        return owner == null
                ? Uni.createFrom().failure(new AuthenticationFailedException("Unknown API key"))
                : identity(owner, Scope.MERCHANT);
    }

    private static Uni<SecurityIdentity> identity(String name, String scope) {
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(name))
                        .addRole(scope)
                        .build());
    }
}
