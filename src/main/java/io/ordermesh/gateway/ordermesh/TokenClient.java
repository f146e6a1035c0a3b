package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.merchant.Merchant;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import org.jboss.logging.Logger;

/**
 * Asks OrderMesh for a merchant's token. Quarkus' client cannot break a request off; closed, it lets the connection go.
 * So each request, and there are few, has a client of its own.
 */
final class TokenClient {

    private static final Logger LOG = Logger.getLogger(TokenClient.class);

    private final OidcClients clients;
    private final OidcClientConfig config;

    TokenClient(OidcClients clients, Merchant merchant, URI base, OrderMeshSettings settings) {
        this.clients = clients;
        this.config = OidcClientConfig.builder()
                .id(merchant.id())
                .authServerUrl(base.toString())
                .discoveryEnabled(false)
                .tokenPath(settings.token().url().map(URI::toString).orElse("/user/v1/clients/token"))
                .clientId(merchant.clientId())
                .credentials()
                // The request's filter writes the one in force; some text must stand here.
                .clientSecret("none", Method.POST)
                .end()
                .connectionTimeout(settings.connectTimeout())
                .connectionRetryCount(1)
                .build();
    }

    /** Sends one request, as often as it is subscribed to. A request that is cancelled loses its connection. */
    Uni<Tokens> ask() {
        return Uni.createFrom()
                .deferred(() -> clients.newClient(config))
                .chain(client -> client.getTokens().onTermination().invoke(() -> close(client)));
    }

    private static void close(OidcClient client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.warn("A client for tokens could not be closed", e);
        }
    }
}
