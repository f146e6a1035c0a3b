package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Turns a request to create an order (CreateOrderModel) into the order (GetOrderModel). */
final class OrderFactory {
    private static final List<String> COPIED = List.of(
            "returnAddress",
            "safeId",
            "merchantId",
            "externalId",
            "languageCode",
            "isTest",
            "isSample",
            "client",
            "meta",
            "currencyCode",
            "customerShippingMethod",
            "customerTotal",
            "customerItemTotal",
            "customerTotalShipping",
            "customerTotalTaxes",
            "customerTotalDiscountAndPromotions",
            "customerPaymentMethods");
    private static final List<String> COPIED_TO_ITEM = List.of(
            "options", "attributes", "customerSubtotal", "customerPrice", "customerShippingPrice", "customerTaxes");

    private OrderFactory() {}

    /** A new open order; everything it does not know is an explicit null. */
    static StoredOrder create(
            SandboxMerchant merchant, ObjectNode request, String orderId, SeededValues values, Instant now) {
        Instant created = WireDates.toOrderPrecision(now);
        String currency = request.path("currencyCode").asText("USD");
        ObjectNode order = Json.object().put("id", orderId).put("shortId", values.shortId('O'));
        for (JsonNode item : request.path("items")) {
            order.withArrayProperty("items").add(item(item, currency, values, created));
        }
        order.putNull("merchantItemTotal")
                .putNull("merchantTaxTotal")
                .putNull("merchantShippingTotal")
                .putNull("merchantTotal");
        order.set("reprint", orNull(request.path("reprint")));
        order.putNull("facilityNames").putNull("shipmentCreatedDates").putNull("shipmentIds");
        order.set("shippingAddress", located(request.path("shippingAddress"), values));
        order.set("billingAddress", located(request.path("billingAddress"), values));
        COPIED.forEach(field -> order.set(field, orNull(request.path(field))));
        order.put("currencyCode", currency);
        order.put("isTest", request.path("isTest").asBoolean());
        order.put("isSample", request.path("isSample").asBoolean());
        order.put("status", OrderStatus.OPEN)
                .putNull("statusDesc")
                .put("createdAt", WireDates.order(created))
                .put("updatedAt", WireDates.order(created))
                .putNull("processedAt")
                .putNull("cancelledAt");
        return new StoredOrder(merchant, values, order, created);
    }

    private static ObjectNode item(JsonNode request, String currency, SeededValues values, Instant created) {
        ObjectNode item = Json.object().put("id", values.hex(24)).put("shortId", values.shortId('I'));
        item.set("externalId", orNull(request.path("externalId")));
        int quantity = request.path("quantity").asInt(1);
        item.set("sku", orNull(request.path("sku")));
        item.put("originalSKU", "OM-" + values.digits(6))
                .put("quantity", quantity)
                .put("status", OrderStatus.OPEN)
                .putNull("statusDesc")
                .put("createdAt", WireDates.item(created))
                .put("updatedAt", WireDates.item(created))
                .putNull("processedAt")
                .putNull("cancelledAt");
        item.set("images", images(request.path("images"), values));
        COPIED_TO_ITEM.forEach(field -> item.set(field, orNull(request.path(field))));
        BigDecimal price = values.amount(700, 2400);
        BigDecimal shipping = values.amount(150, 700);
        BigDecimal tax = values.amount(10, 190);
        BigDecimal subTotal = price.multiply(BigDecimal.valueOf(quantity));
        item.set("merchantPrice", Json.price(currency, price));
        item.set("merchantShippingPrice", Json.price(currency, shipping));
        item.set("merchantTax", Json.price(currency, tax));
        item.set("merchantSubTotal", Json.price(currency, subTotal));
        item.set(
                "merchantItemTotal", Json.price(currency, subTotal.add(shipping).add(tax)));
        item.set("clientAttributes", orNull(request.path("clientAttributes")));
        item.set("meta", orNull(request.path("meta")));
        for (String flag : List.of("isSample", "skipImgManip", "skipImageValidation", "skipSkuValidation")) {
            item.put(flag, request.path(flag).asBoolean());
        }
        item.set("fulfillmentReady", orNull(request.path("fulfillmentReady")));
        return item.putNull("refundData");
    }

    static JsonNode images(JsonNode requested, SeededValues values) {
        if (!requested.isArray()) {
            return NullNode.getInstance();
        }
        var images = Json.array();
        for (JsonNode request : requested) {
            ObjectNode image = images.addObject();
            List.of("url", "thumbnailUrl", "area", "printMethod")
                    .forEach(field -> image.set(field, orNull(request.path(field))));
            String file = values.uuid();
            image.put("ourUrl", "https://files.example.com/" + file)
                    .put("ourFileId", file)
                    .putNull("ourThumbnailUrl")
                    .putNull("ourThumbnailFileId")
                    .putNull("vendorReadyFileId");
        }
        return images;
    }

    private static JsonNode located(JsonNode requested, SeededValues values) {
        if (!(requested instanceof ObjectNode address)) {
            return NullNode.getInstance();
        }
        ObjectNode located = address.deepCopy();
        located.putObject("location")
                .put("longitude", values.amount(-12_000, -7_000))
                .put("latitude", values.amount(2_600, 4_900));
        return located;
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? NullNode.getInstance() : node.deepCopy();
    }
}
