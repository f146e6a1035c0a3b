package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.control.OrderSnapshot;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Topics hold what is personal where they are told to; the journal does not. */
@Beside
class PersonalDataEverywhereIT {

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Map.of("GATEWAY_PERSONAL_DATA", "everywhere"));

    private final World world = GATEWAY.world();

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
