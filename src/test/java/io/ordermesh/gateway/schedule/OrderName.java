package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.work.Hint;
import java.util.Comparator;

/** An order of a merchant. */
record OrderName(String merchant, String id) implements Comparable<OrderName> {

    private static final Comparator<OrderName> ORDER =
            Comparator.comparing(OrderName::merchant).thenComparing(OrderName::id);

    Hint hint(Cause cause) {
        return new Hint(merchant, OrderKey.order(id), cause);
    }

    @Override
    public int compareTo(OrderName other) {
        return ORDER.compare(this, other);
    }

    /** The key of its records. */
    @Override
    public String toString() {
        return merchant + "/" + id;
    }
}
