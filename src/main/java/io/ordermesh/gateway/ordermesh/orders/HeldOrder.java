package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** The order that was held: CustomerCareHoldOrderResponse, whose form is not known (contract 4, assumed). */
public record HeldOrder(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HeldOrder {}

    public Optional<String> orderId() {
        return wire.text("orderId");
    }

    public Optional<String> status() {
        return wire.text("status");
    }
}
