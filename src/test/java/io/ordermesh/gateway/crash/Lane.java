package io.ordermesh.gateway.crash;

import java.time.Duration;

/** What is disturbed. The disturbances of one lane follow each other, those of different lanes meet as it happens. */
enum Lane {
    /** The gateways themselves. */
    REPLICAS(4_500, 9_000),
    /** Broker and database, and the way to them. */
    STORES(2_000, 6_000),
    /** OrderMesh's API. */
    API(300, 1_200),
    /** What OrderMesh's API shows. */
    READS(3_000, 6_000),
    /** What OrderMesh sends. */
    WEBHOOKS(500, 1_500);

    private final int shortestRest;
    private final int longestRest;

    Lane(int shortestRest, int longestRest) {
        this.shortestRest = shortestRest;
        this.longestRest = longestRest;
    }

    /** Between the end of one disturbance and the beginning of the next lies at least this. */
    Duration shortestRest() {
        return Duration.ofMillis(shortestRest);
    }

    /** Between the end of one disturbance and the beginning of the next lies at most this. */
    Duration longestRest() {
        return Duration.ofMillis(longestRest);
    }
}
