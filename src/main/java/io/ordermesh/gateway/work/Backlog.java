package io.ordermesh.gateway.work;

import java.time.Duration;

/**
 * What waits of one merchant.
 *
 * @param waiting pending reads
 * @param oldest age of the oldest hint among them
 * @param dead dead letters
 * @param paused whether its reads rest
 */
public record Backlog(String merchant, long waiting, Duration oldest, long dead, boolean paused) {}
