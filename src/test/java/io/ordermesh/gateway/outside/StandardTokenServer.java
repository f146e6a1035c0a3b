package io.ordermesh.gateway.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A server that makes tokens as OAuth 2.0 says and knows nothing of OrderMesh; the gateway is told to use it. */
public final class StandardTokenServer implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "ordermesh";

    /** Of every token, in seconds: whoever asks first, the next that is asked for is a renewal within the test. */
    private static final long SHORT_LIFE = 4;

    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(
            false,
            null,
            null,
            false,
            new OAuth2TokenProvider(),
            Set.of(new DefaultOAuth2TokenCallback(ISSUER, "", "JWT", null, Map.of(), SHORT_LIFE)),
            new MockWebServerWrapper()));

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
