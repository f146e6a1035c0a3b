package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A shipment: ShipmentDTO (contract 5.5, documented by example), and the shorter SearchShipmentModel (assumed). */
public record Shipment(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Shipment {
        wire = wire.inside("shipment");
    }

    public String id() {
        return wire.requiredText("id");
    }

    public Optional<String> shortId() {
        return wire.text("shortId");
    }

    public Optional<String> merchantId() {
        return wire.text("merchantId");
    }

    public Optional<String> merchantName() {
        return wire.text("merchantName");
    }

    public Optional<String> vendorId() {
        return wire.text("vendorId");
    }

    public Optional<String> vendorName() {
        return wire.text("vendorName");
    }

    public Optional<String> facilityId() {
        return wire.text("facilityId");
    }

    public Optional<String> facilityName() {
        return wire.text("facilityName");
    }

    public Optional<String> orderId() {
        return wire.text("orderId");
    }

    /** The merchant's own number of the order. */
    public Optional<String> orderExternalId() {
        return wire.text("orderExternalId");
    }

    public Optional<String> safeId() {
        return wire.text("safeId");
    }

    public Optional<String> merchantOrderId() {
        return wire.text("merchantOrderId");
    }

    public Optional<String> customerId() {
        return wire.text("customerId");
    }

    public Optional<String> merchantPaymentId() {
        return wire.text("merchantPaymentId");
    }

    public Optional<Long> customerShippingAddressId() {
        return wire.integer("customerShippingAddressId");
    }

    /** The platform's own number, none of ISO's. */
    public Optional<Long> shippingCountryCodeISO() {
        return wire.integer("shippingCountryCodeISO");
    }

    /** The platform's own number, none of ISO's. */
    public Optional<Long> languageCodeISO() {
        return wire.integer("languageCodeISO");
    }

    public Optional<String> shippingCountryCode() {
        return wire.text("shippingCountryCode");
    }

    public Optional<String> languageCode() {
        return wire.text("languageCode");
    }

    public Optional<String> currencyCode() {
        return wire.text("currencyCode");
    }

    public Optional<Boolean> isRejectedByVendor() {
        return wire.bool("isRejectedByVendor");
    }

    public Optional<String> shippingMethod() {
        return wire.text("shippingMethod");
    }

    /** Assumed: the vendor is no longer asked about the shipment; see #38. */
    public Optional<Boolean> isPollingStopped() {
        return wire.bool("isPollingStopped");
    }

    public Optional<String> transactionalCostModel() {
        return wire.text("transactionalCostModel");
    }

    public Optional<Instant> createdDate() {
        return wire.time("createdDate");
    }

    public Optional<Instant> orderCreatedDate() {
        return wire.time("orderCreatedDate");
    }

    public Optional<Instant> lastModifiedDate() {
        return wire.time("lastModifiedDate");
    }

    public Optional<BigDecimal> merchantOrderTotal() {
        return wire.decimal("merchantOrderTotal");
    }

    public Optional<BigDecimal> merchantPackageTotal() {
        return wire.decimal("merchantPackageTotal");
    }

    public Optional<BigDecimal> merchantTaxTotal() {
        return wire.decimal("merchantTaxTotal");
    }

    public Optional<BigDecimal> merchantShippingTotal() {
        return wire.decimal("merchantShippingTotal");
    }

    public Optional<BigDecimal> packageTotal() {
        return wire.decimal("packageTotal");
    }

    public Optional<BigDecimal> taxTotal() {
        return wire.decimal("taxTotal");
    }

    public Optional<BigDecimal> shippingTotal() {
        return wire.decimal("shippingTotal");
    }

    public Optional<BigDecimal> total() {
        return wire.decimal("total");
    }

    public Optional<BigDecimal> costTotal() {
        return wire.decimal("costTotal");
    }

    public Optional<BigDecimal> costTaxTotal() {
        return wire.decimal("costTaxTotal");
    }

    public Optional<BigDecimal> costShippingTotal() {
        return wire.decimal("costShippingTotal");
    }

    public Optional<BigDecimal> costShippingTaxTotal() {
        return wire.decimal("costShippingTaxTotal");
    }

    public List<ShipmentPackage> packages() {
        return wire.list("packages", ShipmentPackage::new);
    }

    public List<String> orderItemIDs() {
        return wire.texts("orderItemIDs");
    }

    public List<ShipmentItem> orderItems() {
        return wire.list("orderItems", ShipmentItem::new);
    }

    public Optional<SelectedShippingMapping> selectedShippingMapping() {
        return wire.object("selectedShippingMapping", SelectedShippingMapping::new);
    }

    /** Seen: 1 and 4. What the numbers mean is assumed, so they stay numbers (contract 6). */
    public Optional<Integer> shipmentStatus() {
        return wire.integer("shipmentStatus")
                .filter(status -> status == status.intValue())
                .map(Long::intValue);
    }
}
