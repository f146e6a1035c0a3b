package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/**
 * The order that was created: CreateOrderResponse, whose form is not known (contract 5.2, assumed): the order id is
 * {@code orderId} or {@code id}, at the top or under {@code order}.
 */
public record CreatedOrder(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreatedOrder {
        wire = wire.inside("order");
    }

    public Optional<String> safeId() {
        return wire.text("safeId");
    }

    public Optional<String> shortId() {
        return wire.text("shortId");
    }

    /** 24 hexadecimal digits. */
    public String orderId() {
        return wire.text("orderId").orElseGet(() -> wire.requiredText("id"));
    }
}
