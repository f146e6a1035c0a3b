package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.List;
import java.util.Optional;

/** How the platform chose the carrier (contract 5.5, documented; the fields of the methods are not known). */
public record SelectedShippingMapping(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SelectedShippingMapping {}

    public Optional<String> carrierName() {
        return wire.text("carrierName");
    }

    public Optional<String> type() {
        return wire.text("type");
    }

    public List<Wire> shippingMethods() {
        return wire.list("shippingMethods", each -> each);
    }
}
