package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Tokens may come from a server that knows OAuth 2.0 and nothing of OrderMesh's own form. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@QuarkusTestResource(value = StandardTokenServer.class, restrictToAnnotatedClass = true)
class StandardTokenTest {

    @Provided
    World world;

    @Provided
    MockOAuth2Server server;

    @Test
    void aStandardServerIsAskedInTheStandardFormAndItsTokenIsSent() {
        String order = world.sandbox().orders().create("acme").id();

        RecordedRequest request = server.takeRequest();

        assertThat(request.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.getBody().readUtf8())
                .isEqualTo("grant_type=client_credentials&client_id=" + World.ACME.clientId() + "&client_secret="
                        + World.ACME.clientSecret());
        Eventually.holds(() -> {
            assertThat(Management.metric("gateway_ordermesh_tokens_total", "merchant=\"acme\"", "outcome=\"granted\""))
                    .isPositive();
            // The sandbox knows its own tokens alone.
            assertThat(world.sandbox()
                            .countCalls(call -> call.path().equals("/v1/orders/" + order) && call.status() == 401))
                    .isPositive();
        });
        assertThat(world.sandbox().countCalls(call -> call.operationId().equals("createClientToken")))
                .isZero();
    }
}
