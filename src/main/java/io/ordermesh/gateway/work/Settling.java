package io.ordermesh.gateway.work;

import java.time.Duration;

/**
 * How long an order that a webhook told of waits for further hints, counted from the last one. While a merchant has few
 * orders waiting, not at all; else the longer, the more there are.
 *
 * @param calm so many waiting orders are few
 * @param first the wait where there are hardly more
 * @param longest bound of the wait; from the order's first hint on it is at most twice as long
 */
public record Settling(int calm, Duration first, Duration longest) {}
