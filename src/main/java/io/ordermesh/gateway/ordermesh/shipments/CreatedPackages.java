package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.List;

/** The packages that were created: CreatePackagesResponse (contract 5.6, assumed). */
public record CreatedPackages(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreatedPackages {}

    /** Empty where the answer holds ids alone. */
    public List<ShipmentPackage> packages() {
        return wire.list("packages", ShipmentPackage::new);
    }

    /** The ids, of whichever of its two lists the answer has. */
    public List<String> packageIds() {
        List<String> ids = wire.texts("packageIds");
        return ids.isEmpty() ? packages().stream().map(ShipmentPackage::id).toList() : ids;
    }
}
