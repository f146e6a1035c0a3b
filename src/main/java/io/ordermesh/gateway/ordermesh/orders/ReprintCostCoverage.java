package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** Who pays: ReprintCostCoverageModel (contract 5.3, documented). Seen: {@code Merchant}, {@code Customer}. */
public record ReprintCostCoverage(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReprintCostCoverage {}

    public Optional<String> item() {
        return wire.text("item");
    }

    public Optional<String> shipping() {
        return wire.text("shipping");
    }
}
