package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.List;
import java.util.Optional;

/** What was cancelled: CancelOrderResponse (contract 5.6, assumed). */
public record CancelledOrder(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CancelledOrder {}

    public Optional<String> orderId() {
        return wire.text("orderId");
    }

    public Optional<String> status() {
        return wire.text("status");
    }

    public List<String> cancelledItemIds() {
        return wire.texts("cancelledItemIds");
    }
}
