package io.ordermesh.gateway.sweep;

import java.util.UUID;

/** A merchant that this replica may sweep for a while. */
record Lease(String merchant, UUID token) {}
