package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Money;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item of an order: GetOrderItemModel, bare or under {@code orderItem} (contract 5.4, documented); also the answer
 * of #18 (assumed).
 */
public record OrderItem(@JsonValue Wire wire) {

    /** A {@link #status}. */
    public static final String OPEN = "Open";

    /** A {@link #status}. */
    public static final String FULFILLED = "Fulfilled";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderItem {
        wire = wire.inside("orderItem");
    }

    public String id() {
        return wire.requiredText("id");
    }

    public Optional<String> shortId() {
        return wire.text("shortId");
    }

    public Optional<String> externalId() {
        return wire.text("externalId");
    }

    public Optional<String> sku() {
        return wire.text("sku");
    }

    /** The platform's own sku behind the merchant's. */
    public Optional<String> originalSKU() {
        return wire.text("originalSKU");
    }

    public Optional<Long> quantity() {
        return wire.integer("quantity");
    }

    /** Seen: {@value #OPEN}, {@value #FULFILLED}; others are possible. */
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

    /** A time here is the sign of a cancelled item. */
    public Optional<Instant> cancelledAt() {
        return wire.time("cancelledAt");
    }

    public List<ItemImage> images() {
        return wire.list("images", ItemImage::new);
    }

    public List<NameAndValue> options() {
        return wire.list("options", NameAndValue::new);
    }

    public List<NameAndValue> attributes() {
        return wire.list("attributes", NameAndValue::new);
    }

    public Optional<Money> customerSubtotal() {
        return wire.money("customerSubtotal");
    }

    public Optional<Money> customerPrice() {
        return wire.money("customerPrice");
    }

    public Optional<Money> customerShippingPrice() {
        return wire.money("customerShippingPrice");
    }

    public Optional<Money> customerTaxes() {
        return wire.money("customerTaxes");
    }

    public Optional<Money> merchantPrice() {
        return wire.money("merchantPrice");
    }

    public Optional<Money> merchantShippingPrice() {
        return wire.money("merchantShippingPrice");
    }

    public Optional<Money> merchantTax() {
        return wire.money("merchantTax");
    }

    public Optional<Money> merchantSubTotal() {
        return wire.money("merchantSubTotal");
    }

    public Optional<Money> merchantItemTotal() {
        return wire.money("merchantItemTotal");
    }

    public Map<String, String> clientAttributes() {
        return wire.map("clientAttributes");
    }

    public Map<String, String> meta() {
        return wire.map("meta");
    }

    public Optional<Boolean> isSample() {
        return wire.bool("isSample");
    }

    public Optional<Boolean> skipImgManip() {
        return wire.bool("skipImgManip");
    }

    public Optional<Boolean> skipImageValidation() {
        return wire.bool("skipImageValidation");
    }

    public Optional<Boolean> skipSkuValidation() {
        return wire.bool("skipSkuValidation");
    }

    public Optional<Boolean> fulfillmentReady() {
        return wire.bool("fulfillmentReady");
    }

    public Optional<RefundData> refundData() {
        return wire.object("refundData", RefundData::new);
    }
}
