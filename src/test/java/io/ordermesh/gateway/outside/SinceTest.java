package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.sweep.SweepStatus.BackfillState;
import io.ordermesh.gateway.sweep.Sweeps;
import io.ordermesh.sandbox.api.ListRules;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What changed before the day that was set is not copied, whatever OrderMesh makes of a time that is asked for. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
@WithTestResource(value = SweepingSinceADay.class, scope = TestResourceScope.MATCHING_RESOURCES)
class SinceTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Provided
    World world;

    @Inject
    Sweeps sweeps;

    @AfterEach
    void setRight() {
        world.sandbox().lists().setRules(ListRules.USUAL);
        world.sandbox().clock().shift(Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(ListRules.TimeFilter.class)
    void onlyWhatChangedSinceIsCopied(ListRules.TimeFilter filter) {
        world.sandbox().lists().setRules(ListRules.USUAL.withTimeFilter(filter));
        CreatedOrder old = longBefore();
        CreatedOrder known = longBefore();
        world.sandbox().orders().hint(known.id(), "OrderUpdate", 1);
        Copy.becomesRight(world, World.ACME, known.id());
        world.sandbox().clock().shift(SweepingSinceADay.BEFORE.negated(), Duration.ZERO);
        world.sandbox().orders().silently().advance(known.id());
        world.sandbox().clock().shift(Duration.ZERO);
        CreatedOrder young = world.sandbox().orders().silently().create("acme");

        assertThat(Operator.post("/merchants/acme/backfill").statusCode()).isEqualTo(204);
        Copy.becomesRight(world, World.ACME, young.id());
        Eventually.holds(() -> assertThat(backfill()).isEqualTo(BackfillState.DONE));

        assertThat(Rows.order(world, "acme", old.id())).isEmpty();
        if (filter != ListRules.TimeFilter.HONOURED) {
            // It was listed, and it is a row.
            Copy.becomesRight(world, World.ACME, known.id());
        }
    }

    private CreatedOrder longBefore() {
        world.sandbox().clock().shift(SweepingSinceADay.BEFORE.negated(), Duration.ZERO);
        CreatedOrder order = world.sandbox().orders().silently().create("acme");
        world.sandbox().clock().shift(Duration.ZERO);
        return order;
    }

    private BackfillState backfill() {
        return sweeps.of(List.of("acme"))
                .await()
                .atMost(LIMIT)
                .get(0)
                .backfill()
                .state();
    }
}
