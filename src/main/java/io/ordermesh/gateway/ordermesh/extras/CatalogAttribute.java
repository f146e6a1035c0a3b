package io.ordermesh.gateway.ordermesh.extras;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** An attribute of a variant (contract 3.6, documented; the name is ours). */
public record CatalogAttribute(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CatalogAttribute {}

    public Optional<String> name() {
        return wire.text("name");
    }

    public Optional<String> value() {
        return wire.text("value");
    }
}
