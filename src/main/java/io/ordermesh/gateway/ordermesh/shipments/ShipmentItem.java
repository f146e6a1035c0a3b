package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Money;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.List;
import java.util.Optional;

/** An item in a shipment: OrderItemDTO (contract 5.5, documented). */
public record ShipmentItem(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShipmentItem {}

    public String id() {
        return wire.requiredText("id");
    }

    public Optional<String> shortId() {
        return wire.text("shortId");
    }

    public Optional<String> sku() {
        return wire.text("sku");
    }

    public Optional<String> vendorSku() {
        return wire.text("vendorSku");
    }

    public Optional<String> variantId() {
        return wire.text("variantId");
    }

    public Optional<String> vendorProductId() {
        return wire.text("vendorProductId");
    }

    public Optional<Long> quantity() {
        return wire.integer("quantity");
    }

    /** Seen: 1. What the numbers mean is not known. */
    public Optional<Long> status() {
        return wire.integer("status");
    }

    public List<ShipmentItemImage> images() {
        return wire.list("images", ShipmentItemImage::new);
    }

    public Optional<Money> merchantPrice() {
        return wire.money("merchantPrice");
    }

    public Optional<Money> price() {
        return wire.money("price");
    }
}
