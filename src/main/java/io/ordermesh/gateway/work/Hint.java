package io.ordermesh.gateway.work;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;

/** This order of this merchant may have changed, because of that. */
public record Hint(String merchant, OrderKey key, Cause cause) {}
