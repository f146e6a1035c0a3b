package io.ordermesh.gateway.outside;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A gateway of its own, with a budget that a burst does not use up, and waits that a test can step into. */
public final class ConvergenceProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "gateway.ordermesh.requests-per-second", "2000",
                "gateway.reconcile.settle", "PT0.5S",
                "gateway.reconcile.longest-settle", "PT10S",
                "gateway.reconcile.confirm-delay", "PT3S",
                "gateway.reconcile.missed-after", "PT2S",
                "gateway.reconcile.stray-limit", "4");
    }
}
