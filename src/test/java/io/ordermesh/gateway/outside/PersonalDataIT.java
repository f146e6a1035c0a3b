package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.control.OrderSnapshot;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** By default rows and read API hold what is personal, topics and journal do not. {@link Copy} compares the rest. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class PersonalDataIT {

    @Provided
    World world;

    @Test
    void topicsAndJournalNameNobodyButRowsDo() {
        CreatedOrder order = Stories.ofAnOrderWithEverythingPersonal(world);
        OrderSnapshot snapshot = world.sandbox().orders().snapshot(order.id());
        Set<String> personal = Personal.texts(snapshot);
        assertThat(personal).hasSizeGreaterThan(15);

        Copy.becomesRight(world, World.ACME, order.id());

        assertThat(Rows.getOrder(world, "acme", order.id()).text("snapshot")).contains(personal);
        assertThat(Api.order(world, World.ACME, order.id()).toString()).contains(personal);
        assertThat(Stories.topic(world, order)).contains(order.externalId()).doesNotContain(personal);
        assertThat(Stories.events(world, order)).contains(order.id()).doesNotContain(personal);
        assertThat(Stories.journal(world, order)).contains("APPLIED").doesNotContain(personal);
    }
}
