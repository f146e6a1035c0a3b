package io.ordermesh.sandbox.control;

/** How to refer to an order that was created, or (with an empty id) to one that could not be. */
public record CreatedOrder(String id, String safeId, String externalId, String merchant) {}
