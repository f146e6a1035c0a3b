package io.ordermesh.gateway.crash;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How something is disturbed, and for how many milliseconds. */
enum Kind {
    /** A replica is killed (KILL), and started again. */
    KILL(Lane.REPLICAS, 500, 3_000),
    /** A replica is killed, and killed again while it starts. */
    KILL_AT_START(Lane.REPLICAS, 1_000, 6_000),
    /** Both are killed. */
    KILL_BOTH(Lane.REPLICAS, 200, 1_500),
    /** A replica stands still (STOP) for longer than its leases, and goes on (CONT). */
    SUSPEND(Lane.REPLICAS, 6_500, 9_000),
    /** A replica is told to end (TERM), and started again. */
    TERMINATE(Lane.REPLICAS, 500, 3_000),

    BROKER_AWAY(Lane.STORES, 1_000, 4_000),
    DATABASE_AWAY(Lane.STORES, 1_000, 4_000),
    BROKER_AND_DATABASE_AWAY(Lane.STORES, 500, 2_000),
    /** All connections to the database are cut, again and again. */
    CONNECTIONS_CUT(Lane.STORES, 200, 1_500),
    /** Nothing passes between one replica and the database for longer than its leases; what was held back arrives late. */
    LINK_STALLED(Lane.STORES, 5_500, 8_000),
    /** The same, but what was held back is lost with its connections. */
    LINK_LOST(Lane.STORES, 5_500, 8_000),

    STATUS(Lane.API, 500, 2_500),
    RATE_LIMIT(Lane.API, 500, 2_500),
    LATENCY(Lane.API, 500, 2_500),
    HOLD(Lane.API, 500, 3_000),
    HANG(Lane.API, 500, 3_000),
    CUT(Lane.API, 500, 2_500),
    GARBAGE(Lane.API, 500, 2_500),
    TRUNCATED(Lane.API, 500, 2_500),
    HTML(Lane.API, 500, 2_500),
    /** All tokens expire before their time. */
    TOKENS_EXPIRED(Lane.API, 100, 100),

    LAG(Lane.READS, 2_000, 5_000),

    LOST(Lane.WEBHOOKS, 1_500, 4_000),
    DOUBLED(Lane.WEBHOOKS, 1_500, 4_000),
    DELAYED(Lane.WEBHOOKS, 1_500, 4_000),
    REORDERED(Lane.WEBHOOKS, 1_500, 4_000),
    /** All of that. */
    DISORDERED(Lane.WEBHOOKS, 1_500, 4_000);

    private final Lane lane;
    private final int shortest;
    private final int longest;

    Kind(Lane lane, int shortest, int longest) {
        this.lane = lane;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** The kinds of a lane. */
    static List<Kind> of(Lane lane) {
        return Arrays.stream(values()).filter(kind -> kind.lane == lane).toList();
    }

    Lane lane() {
        return lane;
    }

    /** It lasts at least so long. */
    Duration shortest() {
        return Duration.ofMillis(shortest);
    }

    /** It lasts at most so long. */
    Duration longest() {
        return Duration.ofMillis(longest);
    }
}
