package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Money;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order: GetOrderModel, bare or under {@code order}, and the shorter ListOrderModel and SearchOrderModel. The
 * portal's example ends after the addresses; safeId, merchantId, externalId, status, times, totals and payments are
 * assumed (contract 5.3).
 */
public record Order(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Order {
        wire = wire.inside("order");
    }

    public String id() {
        return wire.requiredText("id");
    }

    public Optional<String> shortId() {
        return wire.text("shortId");
    }

    public Optional<String> safeId() {
        return wire.text("safeId");
    }

    public Optional<String> merchantId() {
        return wire.text("merchantId");
    }

    /** The merchant's own number of the order. */
    public Optional<String> externalId() {
        return wire.text("externalId");
    }

    public List<OrderItem> items() {
        return wire.list("items", OrderItem::new);
    }

    /** Only null was seen. */
    public Optional<Money> merchantItemTotal() {
        return wire.money("merchantItemTotal");
    }

    /** Only null was seen. */
    public Optional<Money> merchantTaxTotal() {
        return wire.money("merchantTaxTotal");
    }

    /** Only null was seen. */
    public Optional<Money> merchantShippingTotal() {
        return wire.money("merchantShippingTotal");
    }

    /** Only null was seen. */
    public Optional<Money> merchantTotal() {
        return wire.money("merchantTotal");
    }

    public Optional<Reprint> reprint() {
        return wire.object("reprint", Reprint::new);
    }

    public List<String> facilityNames() {
        return wire.texts("facilityNames");
    }

    public List<Instant> shipmentCreatedDates() {
        return wire.times("shipmentCreatedDates");
    }

    public List<String> shipmentIds() {
        return wire.texts("shipmentIds");
    }

    public Optional<Address> shippingAddress() {
        return wire.object("shippingAddress", Address::new);
    }

    public Optional<Address> billingAddress() {
        return wire.object("billingAddress", Address::new);
    }

    public Optional<Address> returnAddress() {
        return wire.object("returnAddress", Address::new);
    }

    public Optional<String> languageCode() {
        return wire.text("languageCode");
    }

    public Optional<String> currencyCode() {
        return wire.text("currencyCode");
    }

    public Optional<String> customerShippingMethod() {
        return wire.text("customerShippingMethod");
    }

    public Optional<Boolean> isTest() {
        return wire.bool("isTest");
    }

    public Optional<Boolean> isSample() {
        return wire.bool("isSample");
    }

    public Optional<ClientInfo> client() {
        return wire.object("client", ClientInfo::new);
    }

    public Map<String, String> meta() {
        return wire.map("meta");
    }

    public Optional<BigDecimal> customerTotal() {
        return wire.decimal("customerTotal");
    }

    public Optional<BigDecimal> customerItemTotal() {
        return wire.decimal("customerItemTotal");
    }

    public Optional<BigDecimal> customerTotalShipping() {
        return wire.decimal("customerTotalShipping");
    }

    public Optional<BigDecimal> customerTotalTaxes() {
        return wire.decimal("customerTotalTaxes");
    }

    public Optional<BigDecimal> customerTotalDiscountAndPromotions() {
        return wire.decimal("customerTotalDiscountAndPromotions");
    }

    public List<Wire> customerPaymentMethods() {
        return wire.list("customerPaymentMethods", each -> each);
    }

    /** No value was seen; see contract 6 for the assumed ones. */
    public Optional<String> status() {
        return wire.text("status");
    }

    public Optional<String> statusDesc() {
        return wire.text("statusDesc");
    }

    public Optional<Instant> createdAt() {
        return wire.time("createdAt");
    }

    public Optional<Instant> updatedAt() {
        return wire.time("updatedAt");
    }

    public Optional<Instant> processedAt() {
        return wire.time("processedAt");
    }

    public Optional<Instant> cancelledAt() {
        return wire.time("cancelledAt");
    }
}
