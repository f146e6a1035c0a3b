package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** An item in a package: PackageOrderItemDTO of an answer (contract 5.5, assumed). */
public record PackageItem(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PackageItem {}

    public Optional<String> orderItemId() {
        return wire.text("orderItemId");
    }

    public Optional<Long> quantity() {
        return wire.integer("quantity");
    }
}
