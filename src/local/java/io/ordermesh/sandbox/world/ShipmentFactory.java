package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes shipments (ShipmentDTO) and packages (PackageDTO) in the shipment service's wire form. */
final class ShipmentFactory {
    private static final BigDecimal TAX_RATE = new BigDecimal("0.08");
    private static final int UNITED_STATES = 236;
    private static final int CANADA = 39;
    private static final int ENGLISH = 40;

    private ShipmentFactory() {}

    /** An open shipment of these items of the order at the facility. */
    static ObjectNode shipment(StoredOrder order, Facility facility, List<ObjectNode> items, Instant now) {
        SeededValues values = order.values();
        String country =
                order.node().path("shippingAddress").path("countryCode").asText("US");
        ObjectNode shipment = Json.object()
                .put("id", values.uuid())
                .put("shortId", values.shortId('S'))
                .put("merchantId", order.merchant().merchantId())
                .put("merchantName", order.merchant().name())
                .put("vendorId", facility.vendorId())
                .put("vendorName", facility.vendorName())
                .put("facilityId", facility.id())
                .put("facilityName", facility.name())
                .put("orderId", order.id())
                .put("orderExternalId", order.externalId())
                .put("safeId", order.safeId())
                .putNull("merchantOrderId")
                .put("customerId", values.digits(7))
                .put("merchantPaymentId", values.digits(9))
                .put("customerShippingAddressId", values.between(100_000, 999_999))
                .put("shippingCountryCodeISO", country.equals("CA") ? CANADA : UNITED_STATES)
                .put("languageCodeISO", ENGLISH)
                .put("shippingCountryCode", country)
                .put("languageCode", "EN")
                .put("currencyCode", order.node().path("currencyCode").asText())
                .put("shipmentStatus", ShipmentStatus.OPEN)
                .putNull("isRejectedByVendor")
                .put("shippingMethod", Json.text(order.node(), "customerShippingMethod"))
                .put("isPollingStopped", false)
                .put("transactionalCostModel", "transactional")
                .put("createdDate", WireDates.shipment(now))
                .put("orderCreatedDate", WireDates.shipment(order.created()))
                .put("lastModifiedDate", WireDates.shipment(now));
        addTotals(shipment, items, values);
        shipment.putArray("packages");
        items.forEach(item ->
                shipment.withArrayProperty("orderItemIDs").add(item.path("id").asText()));
        items.forEach(item -> shipment.withArrayProperty("orderItems").add(orderItem(item, values)));
        addMapping(shipment, facility);
        return shipment;
    }

    private static void addTotals(ObjectNode shipment, List<ObjectNode> items, SeededValues values) {
        BigDecimal shipping = values.amount(300, 1200);
        BigDecimal costShipping = values.amount(200, 900);
        shipment.putNull("merchantOrderTotal")
                .putNull("merchantPackageTotal")
                .putNull("merchantTaxTotal")
                .put("merchantShippingTotal", shipping)
                .putNull("packageTotal")
                .putNull("taxTotal")
                .put("shippingTotal", shipping)
                .putNull("total")
                .putNull("costTotal")
                .put("costTaxTotal", new BigDecimal("0.00"))
                .put("costShippingTotal", costShipping)
                .put("costShippingTaxTotal", tax(costShipping));
        total(shipment, items);
    }

    /** Adds the totals up for these items. */
    static void total(ObjectNode shipment, List<ObjectNode> items) {
        BigDecimal goods = new BigDecimal("0.00");
        for (ObjectNode item : items) {
            goods = goods.add(item.path("merchantSubTotal").path("amount").decimalValue());
        }
        BigDecimal tax = tax(goods);
        BigDecimal total =
                goods.add(shipment.path("shippingTotal").decimalValue()).add(tax);
        shipment.put("merchantOrderTotal", total)
                .put("merchantPackageTotal", goods)
                .put("merchantTaxTotal", tax)
                .put("packageTotal", goods)
                .put("taxTotal", tax)
                .put("total", total)
                .put("costTotal", goods.multiply(new BigDecimal("0.70")).setScale(2, RoundingMode.HALF_UP));
    }

    private static ObjectNode orderItem(ObjectNode item, SeededValues values) {
        JsonNode price = item.path("merchantPrice");
        String currency = price.path("currency").asText();
        BigDecimal amount = price.path("amount").decimalValue();
        ObjectNode orderItem = Json.object()
                .put("id", item.path("id").asText())
                .put("shortId", item.path("shortId").asText())
                .put("sku", item.path("sku").asText())
                .put("vendorSku", "V-" + item.path("sku").asText())
                .put("variantId", values.uuid())
                .put("vendorProductId", values.digits(6))
                .put("quantity", item.path("quantity").asInt())
                .put("status", ShipmentStatus.OPEN);
        orderItem.set("merchantPrice", Json.price(currency, amount, tax(amount)));
        orderItem.set("price", Json.price(currency, amount, tax(amount)));
        orderItem.putArray("images");
        for (JsonNode image : item.path("images")) {
            orderItem
                    .withArrayProperty("images")
                    .addObject()
                    .put("area", Json.text(image, "area"))
                    .put("ourUrl", Json.text(image, "ourUrl"));
        }
        return orderItem;
    }

    private static void addMapping(ObjectNode shipment, Facility facility) {
        ObjectNode mapping = shipment.putObject("selectedShippingMapping");
        mapping.put("carrierName", facility.carrier()).put("type", "Detailed");
        mapping.withArrayProperty("shippingMethods").addObject().put("name", facility.carrierMethod());
    }

    /** Gives the shipment to the facility. */
    static void assign(ObjectNode shipment, Facility facility) {
        shipment.put("vendorId", facility.vendorId())
                .put("vendorName", facility.vendorName())
                .put("facilityId", facility.id())
                .put("facilityName", facility.name());
        addMapping(shipment, facility);
    }

    /** A package that has just left with these items of the shipment. */
    static ObjectNode parcel(ObjectNode shipment, List<JsonNode> orderItems, SeededValues values, Instant now) {
        ObjectNode parcel = emptyParcel(shipment, values);
        Facility facility = facility(Json.text(shipment, "facilityId"));
        String tracking = "1Z" + values.digits(14);
        parcel.put("shippedDate", WireDates.shipment(now))
                .put("fulfilledDate", WireDates.shipment(now))
                .put("carrierTrackingNumber", tracking)
                .put("carrierLink", facility.trackingLink(tracking));
        for (JsonNode item : orderItems) {
            pack(parcel, item.path("id").asText(), item.path("quantity").asInt());
        }
        return parcel;
    }

    /** A package without a date and without content. */
    static ObjectNode emptyParcel(ObjectNode shipment, SeededValues values) {
        Facility facility = facility(Json.text(shipment, "facilityId"));
        ObjectNode parcel = Json.object()
                .put("id", values.uuid())
                .put("shortId", values.shortId('P'))
                .put("shipmentId", shipment.path("id").asText())
                .put("carrierName", facility.carrier())
                .put("carrierMethodName", facility.carrierMethod())
                .putNull("shippedDate")
                .putNull("fulfilledDate")
                .putNull("carrierTrackingNumber")
                .putNull("carrierLink")
                .put("carrierAccount", false);
        parcel.putArray("orderItemIDs");
        parcel.putArray("packageOrderItems");
        return parcel.putNull("packingSlipId");
    }

    /** Puts so many of the item into the package. */
    static void pack(ObjectNode parcel, String itemId, int quantity) {
        parcel.withArrayProperty("orderItemIDs").add(itemId);
        parcel.withArrayProperty("packageOrderItems")
                .addObject()
                .put("orderItemId", itemId)
                .put("quantity", quantity);
    }

    private static Facility facility(@Nullable String id) {
        return Optional.ofNullable(id).flatMap(Facility::find).orElse(Facility.ALL.get(0));
    }

    private static BigDecimal tax(BigDecimal amount) {
        return amount.multiply(TAX_RATE).setScale(2, RoundingMode.HALF_UP);
    }
}
