package io.ordermesh.sandbox;

import java.time.Duration;

/**
 * Whether and how the sandbox makes and moves orders by itself.
 *
 * @param interval how often it does something
 * @param liveOrders the most orders that are on their way at a time
 * @param allOrders the most orders it makes at all
 */
public record Autoplay(boolean enabled, Duration interval, int liveOrders, int allOrders) {
    /** Nothing happens by itself. */
    public static final Autoplay OFF = new Autoplay(false, Duration.ofSeconds(2), 200, 2_000);

    /** An order every two seconds; at most 200 on their way and 2,000 in all. */
    public static final Autoplay ON = new Autoplay(true, Duration.ofSeconds(2), 200, 2_000);

    /** The same at another pace. */
    public Autoplay withInterval(Duration other) {
        return new Autoplay(enabled, other, liveOrders, allOrders);
    }

    /** The same with other bounds. */
    public Autoplay withBounds(int live, int all) {
        return new Autoplay(enabled, interval, live, all);
    }
}
