package io.ordermesh.gateway.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Whose an order is for a while, as the schedule itself knows it. Checks that nobody takes it under another's lease. */
final class Leases {

    private final InstantSource clock;
    private final Map<OrderName, Lease> last = new HashMap<>();

    Leases(InstantSource clock) {
        this.clock = clock;
    }

    /** Compared by identity. */
    static final class Lease {

        final OrderName order;
        final Instant end;

        private Lease(OrderName order, Instant end) {
            this.order = order;
            this.end = end;
        }
    }

    Lease take(OrderName order, Duration length) {
        Lease before = last.get(order);
        if (before != null && !clock.instant().isAfter(before.end)) {
            throw new AssertionError(order + " is claimed under another's lease");
        }
        Lease lease = new Lease(order, clock.instant().plus(length));
        last.put(order, lease);
        return lease;
    }

    /** Whether nobody has taken the order since; until then a lease that ran out still is one. */
    boolean held(Lease lease) {
        return last.get(lease.order) == lease;
    }

    void end(Lease lease) {
        last.remove(lease.order, lease);
    }
}
