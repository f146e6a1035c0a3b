package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Refunds of an order: of each item at most what the merchant paid for it, and for its shipping. */
public final class Refunds {
    private final StoredOrder order;

    public Refunds(Change change) {
        this.order = change.order();
    }

    /** What can still be refunded of the item. */
    public static BigDecimal balance(ObjectNode item, boolean shipping) {
        if (item.path("refundData").isObject()) {
            return item.path("refundData").path(field(shipping)).decimalValue();
        }
        return Totals.amount(item, shipping ? "merchantShippingPrice" : "merchantSubTotal");
    }

    private static String field(boolean shipping) {
        return shipping ? "remainingShippingBalance" : "remainingPriceBalance";
    }

    /** Refunds an amount within the balance. */
    public void add(ObjectNode item, boolean shipping, BigDecimal amount, @Nullable String reason) {
        if (!item.path("refundData").isObject()) {
            BigDecimal shippingBalance = balance(item, true);
            BigDecimal priceBalance = balance(item, false);
            ObjectNode data = item.putObject("refundData");
            data.putArray("refunds");
            data.put(field(true), shippingBalance).put(field(false), priceBalance);
        }
        BigDecimal left = balance(item, shipping).subtract(amount);
        ObjectNode data = item.withObjectProperty("refundData");
        data.put(field(shipping), left);
        data.withArrayProperty("refunds")
                .addObject()
                .put("transactionId", order.values().hex(16))
                .put("isShippingRefund", shipping)
                .put("amount", amount)
                .put("reason", reason);
    }
}
