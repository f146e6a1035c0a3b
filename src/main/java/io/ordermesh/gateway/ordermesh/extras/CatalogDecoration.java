package io.ordermesh.gateway.ordermesh.extras;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Money;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.math.BigDecimal;
import java.util.Optional;

/** Where and how a variant can be printed (contract 3.6, documented; the name is ours). */
public record CatalogDecoration(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CatalogDecoration {}

    public Optional<String> area() {
        return wire.text("area");
    }

    public Optional<String> method() {
        return wire.text("method");
    }

    /** Pixels at the dpi. */
    public Optional<BigDecimal> width() {
        return wire.decimal("width");
    }

    /** Pixels at the dpi. */
    public Optional<BigDecimal> height() {
        return wire.decimal("height");
    }

    public Optional<BigDecimal> dpi() {
        return wire.decimal("dpi");
    }

    public Optional<Money> price() {
        return wire.money("price");
    }
}
