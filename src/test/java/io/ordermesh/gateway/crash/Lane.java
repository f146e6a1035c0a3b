package io.ordermesh.gateway.crash;

import java.time.Duration;

/** What is disturbed. The disturbances of one lane follow each other, those of different lanes come as it happens. */
enum Lane {
    /** The gateways themselves. */
    REPLICAS(2_000, 6_000),
    /** What OrderMesh sends. */
    WEBHOOKS(500, 2_000);

    private final int shortestRest;
    private final int longestRest;

    Lane(int shortestRest, int longestRest) {
        this.shortestRest = shortestRest;
        this.longestRest = longestRest;
    }

    /** The time between the end of one disturbance and the beginning of the next lies between this ... */
    Duration shortestRest() {
        return Duration.ofMillis(shortestRest);
    }

    /** ... and this. */
    Duration longestRest() {
        return Duration.ofMillis(longestRest);
    }
}
