package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMeshSettings.Token.Form;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the body of a token request, with the secret that is in force: OrderMesh's JSON (contract 2.2, assumed), or the
 * standard form. Bounds the answer, too.
 */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
public class TokenRequest implements OidcRequestFilter {

    /** Property under which the OIDC client hands its id to filters. */
    private static final String ID = "client-id";

    private final Merchants merchants;
    private final Form form;
    private final BodyCodec<Buffer> answer;

    TokenRequest(Merchants merchants, OrderMeshSettings settings) {
        this.merchants = merchants;
        this.form = settings.token().form();
        this.answer =
                BodyCodec.newInstance(new BoundedBody(settings.maxAnswerSize().asLongValue()));
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext context) {
        Merchant merchant = merchants
                .find(context.contextProperties().getString(ID))
                .orElseThrow(() -> new IllegalStateException("A token request of nobody"));
        // The secret may be in a file.
        return Uni.createFrom()
                .item(() -> body(merchant, merchant.clientSecret().now().reveal()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(body -> {
                    context.request()
                            .putHeader(
                                    HttpHeaders.CONTENT_TYPE,
                                    form == Form.STANDARD
                                            ? MediaType.APPLICATION_FORM_URLENCODED
                                            : MediaType.APPLICATION_JSON);
                    context.requestBody(body);
                    context.request().as(answer);
                })
                .replaceWithVoid();
    }

    private Buffer body(Merchant merchant, String secret) {
        return switch (form) {
            case JSON -> json("clientId", "clientSecret", merchant, secret);
            case JSON_SNAKE -> json("client_id", "client_secret", merchant, secret);
            case STANDARD ->
                Buffer.buffer("grant_type=client_credentials&client_id=" + encoded(merchant.clientId())
                        + "&client_secret=" + encoded(secret));
        };
    }

    private static Buffer json(String id, String secretName, Merchant merchant, String secret) {
        return Buffer.newInstance(new JsonObject()
                .put(id, merchant.clientId())
                .put(secretName, secret)
                .toBuffer());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
