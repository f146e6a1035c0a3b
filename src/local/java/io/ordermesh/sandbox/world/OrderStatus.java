package io.ordermesh.sandbox.world;

import java.util.Set;

/** The texts of the order's status that the sandbox itself writes. */
public final class OrderStatus {
    public static final String OPEN = "Open";
    public static final String PROCESSING = "Processing";
    public static final String CUSTOMER_CARE_HOLD = "CustomerCareHold";
    public static final String ERROR = "Error";
    public static final String IN_PRODUCTION = "InProduction";
    public static final String PARTIALLY_FULFILLED = "PartiallyFulfilled";
    public static final String FULFILLED = "Fulfilled";
    public static final String CANCELLED = "Cancelled";

    private static final Set<String> FINAL = Set.of(FULFILLED, CANCELLED);

    private static final Set<String> ON_THE_WAY =
            Set.of(OPEN, PROCESSING, CUSTOMER_CARE_HOLD, ERROR, IN_PRODUCTION, PARTIALLY_FULFILLED);

    private OrderStatus() {}

    /** Whether it is one of these. */
    public static boolean isKnown(String status) {
        return isFinal(status) || ON_THE_WAY.contains(status);
    }

    /** Whether no step leads out of it. */
    public static boolean isFinal(String status) {
        return FINAL.contains(status);
    }
}
