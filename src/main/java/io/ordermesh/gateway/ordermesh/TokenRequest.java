package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.merchant.Merchants;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Makes the OIDC client's form the JSON body that OrderMesh takes: {@code {"clientId", "clientSecret"}} (contract 2.2,
 * assumed).
 */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
public class TokenRequest implements OidcRequestFilter {

    /** Property under which the OIDC client hands its id to filters. */
    private static final String ID = "client-id";

    private final Merchants merchants;

    TokenRequest(Merchants merchants) {
        this.merchants = merchants;
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext context) {
        merchants.find(context.contextProperties().getString(ID)).ifPresent(merchant -> {
            context.request().putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
            context.requestBody(Buffer.newInstance(new JsonObject()
                    .put("clientId", merchant.clientId())
                    .put("clientSecret", merchant.clientSecret().reveal())
                    .toBuffer()));
        });
        return Uni.createFrom().voidItem();
    }
}
