package io.ordermesh.gateway.crash;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How something is disturbed. */
enum Kind {
    /** A replica is killed (KILL), and started again. */
    KILL(Lane.REPLICAS, 500, 3_000),
    /** A share of the webhooks is lost. */
    LOSS(Lane.WEBHOOKS, 1_500, 4_000);

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
