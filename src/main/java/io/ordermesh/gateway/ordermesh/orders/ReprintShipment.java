package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.List;
import java.util.Optional;

/** A shipment of a reprint: ReprintShipmentModel (contract 5.3, documented). */
public record ReprintShipment(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReprintShipment {}

    public Optional<String> facilityId() {
        return wire.text("facilityId");
    }

    public Optional<String> shippingMethod() {
        return wire.text("shippingMethod");
    }

    public Optional<ReprintCostCoverage> costCoverage() {
        return wire.object("costCoverage", ReprintCostCoverage::new);
    }

    public List<ReprintItem> items() {
        return wire.list("items", ReprintItem::new);
    }
}
