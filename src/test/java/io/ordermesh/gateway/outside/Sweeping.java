package io.ordermesh.gateway.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/** Switches sweeps on, with waits that suit a test; an audit comes when it is asked for. */
public final class Sweeping implements QuarkusTestResourceLifecycleManager {

    static final Duration OVERLAP = Duration.ofSeconds(3);

    @Override
    public Map<String, String> start() {
        return settings();
    }

    static Map<String, String> settings() {
        return Map.of(
                "gateway.sweep.enabled", "true",
                "gateway.sweep.interval", "PT0.3S",
                "gateway.sweep.shortest-interval", "PT0.2S",
                "gateway.sweep.longest-interval", "PT0.6S",
                "gateway.sweep.lag", "PT0.5S",
                "gateway.sweep.overlap", OVERLAP.toString(),
                "gateway.sweep.page-size", "20",
                "gateway.sweep.audit.cycle", "1");
    }

    @Override
    public void stop() {}

    /** After the world, whose settings these replace. */
    @Override
    public int order() {
        return 1;
    }
}
