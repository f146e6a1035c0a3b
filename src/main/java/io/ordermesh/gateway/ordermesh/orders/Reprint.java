package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.List;
import java.util.Optional;

/** Which order is printed again, and who pays for it: ReprintModel (contract 5.3, documented). */
public record Reprint(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Reprint {}

    public Optional<String> originalOrderId() {
        return wire.text("originalOrderId");
    }

    public Optional<String> reasonId() {
        return wire.text("reasonId");
    }

    public List<ReprintShipment> shipments() {
        return wire.list("shipments", ReprintShipment::new);
    }
}
