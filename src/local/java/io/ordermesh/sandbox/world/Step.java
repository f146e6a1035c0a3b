package io.ordermesh.sandbox.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A step in the life of an order. */
public enum Step {
    /** Open to Processing: prices are settled. */
    PROCESS,
    /** The items are split over one to three shipments at different facilities. */
    ALLOCATE,
    /** All open shipments go into production. */
    PRODUCE,
    /** The next open shipment leaves in packages: PartiallyFulfilled, or Fulfilled with the last one. */
    SHIP,
    /** All open shipments leave: Fulfilled. */
    FULFIL,
    /** Everything that has not left is cancelled. */
    CANCEL,
    /** Customer care holds the order. */
    HOLD,
    /** Back from the hold or the error to where the order was. */
    RESUME,
    /** The vendor rejects an open shipment. */
    REJECT,
    /** A rejected shipment, or else an open one which is thereby cancelled, is made anew at another facility. */
    REROUTE,
    /** The order cannot be processed: Error. */
    FAIL;

    /** The step with that name, or the step that leads to the order status with that name; case does not matter. */
    public static Optional<Step> parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(step -> step.name().toLowerCase(Locale.ROOT).equals(name)
                        || step.target().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private String target() {
        return switch (this) {
            case PROCESS -> OrderStatus.PROCESSING;
            case PRODUCE -> OrderStatus.IN_PRODUCTION;
            case SHIP -> OrderStatus.PARTIALLY_FULFILLED;
            case FULFIL -> OrderStatus.FULFILLED;
            case CANCEL -> OrderStatus.CANCELLED;
            case HOLD -> OrderStatus.CUSTOMER_CARE_HOLD;
            case FAIL -> OrderStatus.ERROR;
            case ALLOCATE, RESUME, REJECT, REROUTE -> "";
        };
    }
}
