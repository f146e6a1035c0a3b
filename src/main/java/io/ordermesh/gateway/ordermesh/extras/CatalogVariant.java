package io.ordermesh.gateway.ordermesh.extras;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Money;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.List;
import java.util.Optional;

/** A variant that a merchant may order (contract 3.6, documented; the name is ours). */
public record CatalogVariant(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CatalogVariant {}

    public Optional<String> sku() {
        return wire.text("sku");
    }

    public Optional<Money> merchantPrice() {
        return wire.money("merchantPrice");
    }

    public List<CatalogDecoration> decorations() {
        return wire.list("decorations", CatalogDecoration::new);
    }

    /** Seen: {@code TemplateURL}, with a blank at its end, and {@code FileType}. */
    public List<CatalogAttribute> attributes() {
        return wire.list("attributes", CatalogAttribute::new);
    }
}
