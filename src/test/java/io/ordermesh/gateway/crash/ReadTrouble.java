package io.ordermesh.gateway.crash;

import io.ordermesh.sandbox.control.OrderControl;
import java.time.Duration;

/** Has reads lag behind webhooks. */
final class ReadTrouble implements Trouble {

    private final OrderControl orders;

    ReadTrouble(OrderControl orders) {
        this.orders = orders;
    }

    @Override
    public Remedy begin(Disturbance disturbance) {
        Duration lag = Duration.ofMillis(disturbance.particulars().between(500, 2_500));
        orders.lagReads(lag);
        return new Remedy(lag.toString(), () -> orders.lagReads(Duration.ZERO));
    }
}
