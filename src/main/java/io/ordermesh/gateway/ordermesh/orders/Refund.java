package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.math.BigDecimal;
import java.util.Optional;

/** A refund of an item (contract 5.4, documented). */
public record Refund(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Refund {}

    public Optional<String> transactionId() {
        return wire.text("transactionId");
    }

    public Optional<Boolean> isShippingRefund() {
        return wire.bool("isShippingRefund");
    }

    public Optional<BigDecimal> amount() {
        return wire.decimal("amount");
    }

    public Optional<String> reason() {
        return wire.text("reason");
    }
}
