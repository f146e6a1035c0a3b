package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.control.OrderSnapshot;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Topics hold what is personal where they are told to; the journal does not. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@TestProfile(PersonalDataEverywhereTest.Everywhere.class)
class PersonalDataEverywhereTest {

    /** The setting. */
    public static final class Everywhere implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.personal.data", "everywhere");
        }
    }

    @Provided
    World world;

    @Test
    void theStateTopicHoldsTheOrderAsOrderMeshGaveIt() {
        CreatedOrder order = Stories.ofAnOrderWithEverythingPersonal(world);
        OrderSnapshot snapshot = world.sandbox().orders().snapshot(order.id());
        Set<String> personal = Personal.texts(snapshot);

        Eventually.holds(() -> assertThat(Trees.aggregate(Trees.parse(Objects.requireNonNull(
                        Records.lastOfOrder(world, "acme", order.id()).value()))))
                .isEqualTo(Trees.aggregate(snapshot)));

        assertThat(Stories.topic(world, order)).contains(personal);
        assertThat(Rows.getOrder(world, "acme", order.id()).text("snapshot")).contains(personal);
        assertThat(Stories.journal(world, order)).contains("APPLIED").doesNotContain(personal);
    }
}
