package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** An address of an answer: BaseAddressModel or AddressModel (contract 5.2, documented). */
public record Address(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Address {}

    public Optional<String> firstName() {
        return wire.text("firstName");
    }

    public Optional<String> lastName() {
        return wire.text("lastName");
    }

    public Optional<String> line1() {
        return wire.text("line1");
    }

    public Optional<String> line2() {
        return wire.text("line2");
    }

    public Optional<String> line3() {
        return wire.text("line3");
    }

    public Optional<String> city() {
        return wire.text("city");
    }

    public Optional<String> state() {
        return wire.text("state");
    }

    public Optional<String> zip() {
        return wire.text("zip");
    }

    public Optional<String> countryCode() {
        return wire.text("countryCode");
    }

    public Optional<String> phone() {
        return wire.text("phone");
    }

    public Optional<String> email() {
        return wire.text("email");
    }

    /** Longitude and latitude. */
    public Optional<Wire> location() {
        return wire.object("location");
    }
}
