package io.ordermesh.gateway.outside;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Sweeps, of what changed in the last days. */
public final class SweepingSinceADay implements QuarkusTestResourceLifecycleManager {

    /** A change so long ago is not in it. */
    static final Duration BEFORE = Duration.ofDays(10);

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(Sweeping.settings());
        settings.put(
                "gateway.sweep.backfill-since",
                LocalDate.now(ZoneOffset.UTC).minusDays(5).toString());
        return settings;
    }

    @Override
    public void stop() {}

    /** After the world, whose settings these replace. */
    @Override
    public int order() {
        return 1;
    }
}
