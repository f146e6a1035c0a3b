package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.ordermesh.MerchantToken.Bearer;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/** Gives each request the merchant's token, and forgets a token that was answered 401. */
final class BearerFilter implements ResteasyReactiveClientRequestFilter, ClientResponseFilter {

    private static final String USED = BearerFilter.class.getName();

    private final MerchantToken token;

    BearerFilter(MerchantToken token) {
        this.token = token;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        request.suspend();
        token.get()
                .subscribe()
                .with(
                        bearer -> {
                            request.setProperty(USED, bearer);
                            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, bearer.header());
                            request.resume();
                        },
                        request::resume);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() == Status.UNAUTHORIZED.getStatusCode()
                && request.getProperty(USED) instanceof Bearer refused) {
            token.reject(refused);
        }
    }
}
