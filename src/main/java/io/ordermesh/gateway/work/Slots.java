package io.ordermesh.gateway.work;

/** How many reads of a merchant may be claimed now in one lane. */
public record Slots(String merchant, Lane lane, int count) {}
