package io.ordermesh.gateway.work;

import java.time.Duration;

/**
 * How long a hint waits for further hints of its order. While a merchant has few orders waiting, not at all; else the
 * longer, the more there are.
 *
 * @param calm so many waiting orders are few
 * @param first the wait where there are hardly more
 * @param longest bound of the wait, counted from the order's first hint
 */
public record Settling(int calm, Duration first, Duration longest) {}
