package io.ordermesh.sandbox;

import io.ordermesh.sandbox.control.OrderControl;
import io.ordermesh.sandbox.world.Lifecycle;
import io.ordermesh.sandbox.world.OrderStatus;
import io.ordermesh.sandbox.world.SandboxMerchant;
import io.ordermesh.sandbox.world.SeededValues;
import io.ordermesh.sandbox.world.Step;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.List;

/** One tick makes an order, if the bounds allow it, and moves some of those on their way, most of them forward. */
final class AutoplayLoop {
    private static final double MOVES = 0.2;
    private static final double STRAYS = 0.06;
    private static final List<Step> BRANCHES = List.of(Step.HOLD, Step.REJECT, Step.REROUTE, Step.FAIL, Step.CANCEL);

    private final World world;
    private final Lifecycle lifecycle;
    private final OrderControl orders;
    private final Autoplay autoplay;
    private final SeededValues values;
    private int made;

    AutoplayLoop(World world, Lifecycle lifecycle, OrderControl orders, Autoplay autoplay, long seed) {
        this.world = world;
        this.lifecycle = lifecycle;
        this.orders = orders;
        this.autoplay = autoplay;
        this.values = SeededValues.of(seed, "autoplay");
    }

    void tick() {
        world.inTurn(() -> {
            List<StoredOrder> live =
                    world.orders().stream().filter(AutoplayLoop::isLive).toList();
            live.stream().filter(order -> values.chance(MOVES)).forEach(this::move);
            List<SandboxMerchant> merchants = world.merchants();
            if (live.size() < autoplay.liveOrders() && made < autoplay.allOrders() && !merchants.isEmpty()) {
                orders.create(merchants.get(made++ % merchants.size()).name());
            }
            return live;
        });
    }

    /** An order which a person gave a status of their own stays as it is. */
    private static boolean isLive(StoredOrder order) {
        return OrderStatus.isKnown(order.status()) && !OrderStatus.isFinal(order.status());
    }

    private void move(StoredOrder order) {
        Step branch = values.pick(BRANCHES);
        Step step = values.chance(STRAYS) && lifecycle.isPossible(order, branch) ? branch : lifecycle.next(order);
        if (lifecycle.isPossible(order, step)) {
            orders.advance(order.id(), step);
        }
    }
}
