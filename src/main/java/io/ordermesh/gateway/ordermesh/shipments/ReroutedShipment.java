package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** The shipment that was rerouted: RerouteResponse (contract 5.6, assumed). */
public record ReroutedShipment(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReroutedShipment {}

    /** The shipment that a reroute may create. */
    public Optional<String> newShipmentId() {
        return wire.text("newShipmentId");
    }

    /** The shipment concerned, named {@code shipmentId} or {@code id}. */
    public String shipmentId() {
        return wire.text("shipmentId").orElseGet(() -> wire.requiredText("id"));
    }
}
