package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** The shop software that sent the order: APIClientInfoModel (contract 5.2, assumed in answers). */
public record ClientInfo(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClientInfo {}

    public Optional<String> source() {
        return wire.text("source");
    }

    public Optional<String> details() {
        return wire.text("details");
    }

    public Optional<String> version() {
        return wire.text("version");
    }

    public Optional<String> ip() {
        return wire.text("ip");
    }
}
