package io.ordermesh.gateway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.outside.WorldResource;
import io.ordermesh.gateway.work.Lane;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class ReadSlotsIT {

    @Inject
    ReadSlots slots;

    private final List<UniEmitter<? super @Nullable Outcome>> begun = new ArrayList<>();
    private final List<@Nullable Outcome> ended = new ArrayList<>();

    @Test
    void noMoreReadsThanSlotsAreUnderWayAndTheNextBeginsWhenOneEnds() {
        begin("acme", Lane.URGENT, 20);
        assertThat(begun).hasSize(8);

        begun.get(0).complete(Outcome.APPLIED);
        begun.get(1).complete(null);
        assertThat(begun).hasSize(10);
        assertThat(ended).containsExactly(Outcome.APPLIED, null);

        endAll();
        assertThat(ended).hasSize(20);
    }

    @Test
    void aFullLaneHoldsUpNoOtherAndNoOtherMerchant() {
        begin("acme", Lane.URGENT, 20);
        begin("acme", Lane.BACKGROUND, 20);
        begin("acme", Lane.REPEATED, 20);
        assertThat(begun).hasSize(8 + 4 + 2);

        begin("globex", Lane.URGENT, 20);
        assertThat(begun).hasSize(8 + 4 + 2 + 8);
    }

    @AfterEach
    void endAll() {
        for (int i = 0; i < begun.size(); i++) {
            begun.get(i).complete(null);
        }
    }

    private void begin(String merchant, Lane lane, int count) {
        for (int i = 0; i < count; i++) {
            slots.occupy(merchant, lane, () -> Uni.createFrom().<@Nullable Outcome>emitter(begun::add))
                    .subscribe()
                    .with(ended::add);
        }
    }
}
