package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** An option or an attribute of an item: OptionModel, AttributeModel (contract 5.4, documented). */
public record NameAndValue(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NameAndValue {}

    public Optional<String> name() {
        return wire.text("name");
    }

    public Optional<String> value() {
        return wire.text("value");
    }
}
