package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Adds up what the merchant pays. */
final class Totals {
    private Totals() {}

    /** Writes the totals of the items which are not cancelled into the order. */
    static void ofOrder(StoredOrder order) {
        set(order, "merchantItemTotal", "merchantSubTotal");
        set(order, "merchantTaxTotal", "merchantTax");
        set(order, "merchantShippingTotal", "merchantShippingPrice");
        set(order, "merchantTotal", "merchantItemTotal");
    }

    private static void set(StoredOrder order, String total, String part) {
        BigDecimal sum = new BigDecimal("0.00");
        for (ObjectNode item : order.liveItems()) {
            sum = sum.add(amount(item, part));
        }
        order.node().set(total, Json.price(order.node().path("currencyCode").asText(), sum));
    }

    /** Gives the item another quantity, and the totals that follow from it. */
    static void ofItem(ObjectNode item, int quantity) {
        BigDecimal subTotal = amount(item, "merchantPrice").multiply(BigDecimal.valueOf(quantity));
        item.put("quantity", quantity);
        put(item, "merchantSubTotal", subTotal);
        put(
                item,
                "merchantItemTotal",
                subTotal.add(amount(item, "merchantShippingPrice")).add(amount(item, "merchantTax")));
    }

    private static void put(ObjectNode item, String field, BigDecimal amount) {
        JsonNode price = item.path(field);
        item.set(field, Json.price(price.path("currency").asText("USD"), amount));
    }

    static BigDecimal amount(ObjectNode item, String price) {
        return item.path(price).path("amount").decimalValue();
    }
}
