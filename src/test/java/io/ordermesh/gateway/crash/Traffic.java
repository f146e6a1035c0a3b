package io.ordermesh.gateway.crash;

import io.ordermesh.gateway.outside.World;
import io.ordermesh.sandbox.control.OrderControl;
import io.ordermesh.sandbox.world.OrderStatus;
import io.ordermesh.sandbox.world.SeededValues;
import io.ordermesh.sandbox.world.Step;
import io.ordermesh.sandbox.world.StepNotPossible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes orders of two merchants and moves them along. Which and how far depends on the seed and the number of steps. */
final class Traffic {

    private static final double NEW = 0.2;
    private static final double STRAYS = 0.1;
    static final List<String> MERCHANTS = List.of(World.ACME.id(), World.GLOBEX.id());
    private static final List<Step> BRANCHES = List.of(Step.HOLD, Step.REJECT, Step.REROUTE, Step.FAIL, Step.CANCEL);

    private final OrderControl orders;
    private final SeededValues values;
    private final List<String> live = new ArrayList<>();

    Traffic(OrderControl orders, long seed) {
        this.orders = orders;
        this.values = SeededValues.of(seed, "traffic");
    }

    /** One change. */
    void step() {
        if (live.isEmpty() || values.chance(NEW)) {
            live.add(orders.create(values.pick(MERCHANTS)).id());
            return;
        }
        move(values.pick(live));
    }

    private void move(String id) {
        Optional<String> strayed =
                values.chance(STRAYS) ? tried(() -> orders.advance(id, values.pick(BRANCHES))) : Optional.empty();
        Optional<String> status = strayed.or(() -> tried(() -> orders.advance(id)));
        if (status.filter(OrderStatus::isFinal).isPresent()) {
            live.remove(id);
        }
    }

    private static Optional<String> tried(Supplier<String> step) {
        try {
            return Optional.of(step.get());
        } catch (StepNotPossible e) {
            return Optional.empty();
        }
    }
}
