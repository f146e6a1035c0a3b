package io.ordermesh.gateway.telemetry;

import io.micrometer.core.instrument.MeterRegistry;

/** Makes metrics for tests of other packages. */
public final class TestMetrics {

    private TestMetrics() {}

    /** Metrics that count into the registry. */
    public static Metrics in(MeterRegistry registry) {
        return new Metrics(registry);
    }

    /** Gauges that show in the registry. */
    public static Gauges gaugesIn(MeterRegistry registry) {
        return new Gauges(registry);
    }
}
