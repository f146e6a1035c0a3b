package io.ordermesh.gateway.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;

/** A server that makes tokens as OAuth 2.0 says and knows nothing of OrderMesh; the gateway is told to use it. */
public final class StandardTokenServer implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "ordermesh";

    private final MockOAuth2Server server = new MockOAuth2Server();

    @Override
    public Map<String, String> start() {
        server.start();
        return Map.of(
                "gateway.ordermesh.token.form",
                "standard",
                "gateway.ordermesh.token.url",
                server.tokenEndpointUrl(ISSUER).toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                server, new TestInjector.AnnotatedAndMatchesType(Provided.class, MockOAuth2Server.class));
    }

    @Override
    public void stop() {
        server.shutdown();
    }
}
