package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;

/** The shipment that was assigned: AssignShipmentResponse (contract 5.6, assumed). */
public record AssignedShipment(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AssignedShipment {}

    /** The shipment concerned, named {@code shipmentId} or {@code id}. */
    public String shipmentId() {
        return wire.text("shipmentId").orElseGet(() -> wire.requiredText("id"));
    }
}
