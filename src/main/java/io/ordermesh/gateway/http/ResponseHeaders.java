package io.ordermesh.gateway.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The headers that every response of the API needs. */
@Singleton
public class ResponseHeaders {

    private final Routes routes;

    ResponseHeaders(Routes routes) {
        this.routes = routes;
    }

    /** Orders are kept by no cache; a refused method is answered with those that are allowed. */
    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        if (response.getStatus() == Status.METHOD_NOT_ALLOWED.getStatusCode()
                && !response.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            Set<String> allowed = routes.allowed(request.getUriInfo().getPath());
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
    }
}
