package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** Art of an item in a shipment (contract 5.5, documented; the portal's list goes on). */
public record ShipmentItemImage(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShipmentItemImage {}

    public Optional<String> area() {
        return wire.text("area");
    }

    public Optional<String> ourUrl() {
        return wire.text("ourUrl");
    }
}
