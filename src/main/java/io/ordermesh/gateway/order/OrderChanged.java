package io.ordermesh.gateway.order;

/** Fired after the commit of a row's new revision, so that it is published without a wait. */
public record OrderChanged(String merchant, String orderId, long revision) {}
