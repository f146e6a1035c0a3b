package io.ordermesh.gateway.outside;

import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client secret that is mounted as a file may be replaced while the gateway runs. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class ReplacedSecretIT {

    @Provided
    World world;

    @AfterEach
    void makeGood() {
        world.replaceSecret(World.GLOBEX.clientSecret());
    }

    @Test
    void theSecretThatIsInTheFileIsTheOneThatIsUsed() {
        Copy.becomesRight(
                world, World.GLOBEX, world.sandbox().orders().create("globex").id());

        world.replaceSecret("not-the-one-that-ordermesh-knows");
        world.sandbox().tokens().expireAll("globex");
        CreatedOrder order = world.sandbox().orders().create("globex");

        Eventually.holds(() -> refused(startsWith("refused")));

        world.replaceSecret(World.GLOBEX.clientSecret());

        Copy.becomesRight(world, World.GLOBEX, order.id());
        refused(nullValue());
    }

    private ValidatableResponse refused(Matcher<?> state) {
        return Management.get(world, "/q/health/ready")
                .then()
                .body("checks.find { it.name == 'ordermesh credentials' }.data?.globex", state);
    }
}
