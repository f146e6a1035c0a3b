package io.ordermesh.gateway.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A gateway of its own, with a budget that a burst does not use up, and waits that a test can step into. */
public final class Converging implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "gateway.ordermesh.requests-per-second", "2000",
                "gateway.reconcile.bulk", "50",
                "gateway.reconcile.settle", "PT0.5S",
                "gateway.reconcile.longest-settle", "PT10S",
                "gateway.reconcile.confirm-delay", "PT3S",
                "gateway.reconcile.missed-after", "PT2S",
                "gateway.reconcile.stray-limit", "4");
    }

    /** After the world, whose settings it changes. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {}
}
