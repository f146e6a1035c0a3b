package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.world.SandboxMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Tokens may come from a server that knows OAuth 2.0 and nothing of OrderMesh's own form. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@QuarkusTestResource(value = StandardTokenServer.class, restrictToAnnotatedClass = true)
class StandardTokenIT {

    @Provided
    World world;

    @Provided
    MockOAuth2Server server;

    @Test
    void aStandardServerIsAskedInTheStandardFormAndItsTokenIsSentAndRenewed() throws Exception {
        world.sandbox().tokens().trust(this::ofTheStandardServer);
        CreatedOrder order = world.sandbox().orders().create("acme");

        Copy.becomesRight(world, World.ACME, order.id());
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.getBody().readUtf8())
                .isEqualTo("grant_type=client_credentials&client_id=" + World.ACME.clientId() + "&client_secret="
                        + World.ACME.clientSecret());
        double before = granted();
        // It is renewed when it is used and near its end.
        Eventually.holds(() -> {
            world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);
            assertThat(granted()).isGreaterThan(before);
        });
        world.sandbox().orders().advance(order.id());
        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(world.sandbox().countCalls(call -> call.operationId().equals("createClientToken")))
                .isZero();
    }

    private double granted() {
        return Management.metric(world, "gateway_ordermesh_tokens_total", "merchant=\"acme\"", "outcome=\"granted\"");
    }

    private Optional<SandboxMerchant> ofTheStandardServer(String token) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
            boolean valid =
                    server.issuerUrl(StandardTokenServer.ISSUER).toString().equals(claims.getIssuer())
                            && World.ACME.clientId().equals(claims.getSubject())
                            && claims.getExpirationTime().toInstant().isAfter(Instant.now());
            return valid ? Optional.of(World.ACME.inSandbox()) : Optional.empty();
        } catch (ParseException notOfTheServer) {
            return Optional.empty();
        }
    }
}
