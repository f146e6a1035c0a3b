package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** An item of a reprint: ReprintShipmentItemModel (contract 5.3, documented). */
public record ReprintItem(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReprintItem {}

    public Optional<String> sku() {
        return wire.text("sku");
    }

    public Optional<Long> quantity() {
        return wire.integer("quantity");
    }
}
