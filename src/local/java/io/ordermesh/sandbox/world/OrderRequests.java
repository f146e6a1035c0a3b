package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Makes requests to create orders (CreateOrderModel), as a merchant's shop would send them. All people are made up. */
final class OrderRequests {
    private static final List<String> FIRST_NAMES = List.of("Ada", "Bruno", "Chloe", "Dario", "Edith", "Femi", "Greta");
    private static final List<String> LAST_NAMES = List.of("Abbott", "Baker", "Castle", "Dunmore", "Ellis", "Foster");
    private static final List<String> STREETS = List.of("Maple Street", "Harbor Road", "Second Avenue", "Mill Lane");
    private static final List<Place> PLACES = List.of(
            new Place("Austin", "TX", "78701", "US"),
            new Place("Portland", "OR", "97201", "US"),
            new Place("Albany", "NY", "12207", "US"),
            new Place("Ottawa", "ON", "K1P 1J1", "CA"));
    static final List<String> SKUS =
            List.of("TEE-BLK-M", "TEE-WHT-L", "HOODIE-GRY-L", "MUG-11OZ", "POSTER-18X24", "TOTE-NAT", "CAP-NVY");
    private static final List<String> SHIPPING_METHODS = List.of("Standard", "Standard", "Expedited");

    private OrderRequests() {}

    private record Place(String city, String state, String zip, String countryCode) {}

    /** A request of the merchant with that many items. */
    static ObjectNode make(SandboxMerchant merchant, String safeId, String externalId, int items, SeededValues values) {
        ObjectNode request = Json.object()
                .put("safeId", safeId)
                .put("merchantId", merchant.merchantId())
                .put("externalId", externalId)
                .put("languageCode", "EN")
                .put("isTest", false)
                .put("isSample", false)
                .put("currencyCode", "USD")
                .put("customerShippingMethod", values.pick(SHIPPING_METHODS));
        ObjectNode address = address(values);
        request.set("shippingAddress", address);
        request.set("billingAddress", address.deepCopy());
        request.putObject("client")
                .put("source", "Shop")
                .put("details", "Web checkout")
                .put("version", "4.2.0")
                .put("ip", "192.0.2." + values.between(1, 254));
        request.putObject("meta").put("channel", values.pick(List.of("web", "app", "marketplace")));
        BigDecimal itemTotal = BigDecimal.ZERO.setScale(2);
        for (int i = 1; i <= items; i++) {
            ObjectNode item = item(externalId + "-" + i, values);
            itemTotal =
                    itemTotal.add(item.path("customerSubtotal").path("amount").decimalValue());
            request.withArrayProperty("items").add(item);
        }
        BigDecimal shipping = values.amount(399, 1299);
        BigDecimal taxes = values.amount(50, 450);
        BigDecimal total = itemTotal.add(shipping).add(taxes);
        request.put("customerItemTotal", itemTotal)
                .put("customerTotalShipping", shipping)
                .put("customerTotalTaxes", taxes)
                .put("customerTotalDiscountAndPromotions", new BigDecimal("0.00"))
                .put("customerTotal", total);
        request.withArrayProperty("customerPaymentMethods").add(payment(address, total, values));
        return request;
    }

    private static ObjectNode address(SeededValues values) {
        Place place = values.pick(PLACES);
        String first = values.pick(FIRST_NAMES);
        String last = values.pick(LAST_NAMES);
        return Json.object()
                .put("firstName", first)
                .put("lastName", last)
                .put("line1", values.between(1, 999) + " " + values.pick(STREETS))
                .putNull("line2")
                .putNull("line3")
                .put("city", place.city)
                .put("state", place.state)
                .put("zip", place.zip)
                .put("countryCode", place.countryCode)
                .put("phone", "+1555010" + values.digits(4))
                .put("email", first + "." + last + values.between(1, 99) + "@example.com");
    }

    private static ObjectNode item(String externalId, SeededValues values) {
        String sku = values.pick(SKUS);
        int quantity = values.between(1, 3);
        BigDecimal price = values.amount(1200, 3999);
        ObjectNode item =
                Json.object().put("sku", sku).put("quantity", quantity).put("externalId", externalId);
        String art = "https://art.example.com/" + values.hex(12);
        item.withArrayProperty("images")
                .addObject()
                .put("url", art + ".png")
                .put("thumbnailUrl", art + "-small.png")
                .put("area", values.pick(List.of("Front", "Back", "Default")))
                .put("printMethod", "DirectToGarment");
        item.withArrayProperty("options")
                .addObject()
                .put("name", "Gift wrap")
                .put("value", values.chance(0.2) ? "yes" : "no");
        item.set("customerPrice", Json.price("USD", price));
        item.set("customerSubtotal", Json.price("USD", price.multiply(BigDecimal.valueOf(quantity))));
        item.set("customerShippingPrice", Json.price("USD", values.amount(100, 600)));
        item.set("customerTaxes", Json.price("USD", values.amount(20, 200)));
        return item;
    }

    private static ObjectNode payment(ObjectNode address, BigDecimal total, SeededValues values) {
        ObjectNode payment = Json.object()
                .put("method", "CreditCard")
                .put("subMethod", "Visa")
                .put("cardFirst4", "4111")
                .put("cardLast4", values.digits(4));
        ObjectNode billing = payment.putObject("billingInfo");
        billing.put("fullName", Json.text(address, "firstName") + " " + Json.text(address, "lastName"));
        billing.set("address", address.deepCopy().putNull("location"));
        payment.withArrayProperty("customerTransactions")
                .addObject()
                .put("total", total)
                .put("currencyCode", "USD")
                .putNull("transactionDate")
                .put("transactionId", values.hex(16))
                .put("authorizationCode", values.digits(6));
        return payment;
    }
}
