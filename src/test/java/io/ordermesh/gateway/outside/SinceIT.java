package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import io.ordermesh.sandbox.api.ListRules;
import io.ordermesh.sandbox.control.CreatedOrder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What changed before the day that was set is not copied, whatever OrderMesh makes of a time that is asked for. */
@Beside
class SinceIT {

    /** A change so long ago is not copied. */
    private static final Duration BEFORE = Duration.ofDays(10);

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(environment());

    private final World world = GATEWAY.world();

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
        world.sandbox().clock().shift(BEFORE.negated(), Duration.ZERO);
        world.sandbox().orders().silently().advance(known.id());
        world.sandbox().clock().shift(Duration.ZERO);
        CreatedOrder young = world.sandbox().orders().silently().create("acme");

        assertThat(Operator.post(world, "/merchants/acme/backfill").statusCode())
                .isEqualTo(204);
        Copy.becomesRight(world, World.ACME, young.id());
        Eventually.holds(() -> assertThat(Sweeping.backfill(world, World.ACME)).isEqualTo("DONE"));

        assertThat(Rows.order(world, "acme", old.id())).isEmpty();
        if (filter != ListRules.TimeFilter.HONOURED) {
            // It was listed, and it is a row.
            Copy.becomesRight(world, World.ACME, known.id());
        }
    }

    private static Map<String, String> environment() {
        String since = LocalDate.now(ZoneOffset.UTC).minusDays(5).toString();
        return Sweeping.with(Map.of("GATEWAY_SWEEP_BACKFILL_SINCE", since));
    }

    private CreatedOrder longBefore() {
        world.sandbox().clock().shift(BEFORE.negated(), Duration.ZERO);
        CreatedOrder order = world.sandbox().orders().silently().create("acme");
        world.sandbox().clock().shift(Duration.ZERO);
        return order;
    }
}
