package io.ordermesh.gateway.work;

/**
 * How many reads of a merchant may be claimed now: first attempts and repeats apart, so that neither starves the other.
 */
public record Slots(String merchant, int first, int repeated) {}
