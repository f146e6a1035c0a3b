package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.time.Instant;
import java.util.Optional;

/** A packing slip: GeneratePackingSlipResponse, PackingSlipDto (contract 5.6, assumed). */
public record PackingSlip(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PackingSlip {}

    public Optional<String> id() {
        return wire.text("id");
    }

    public Optional<String> url() {
        return wire.text("url");
    }

    /** Base64, where there is no url. */
    public Optional<String> content() {
        return wire.text("content");
    }

    public Optional<Instant> createdDate() {
        return wire.time("createdDate");
    }
}
