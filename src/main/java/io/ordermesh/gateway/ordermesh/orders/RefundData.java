package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What was refunded of an item and what still can be (contract 5.4, documented). */
public record RefundData(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RefundData {}

    public List<Refund> refunds() {
        return wire.list("refunds", Refund::new);
    }

    public Optional<BigDecimal> remainingShippingBalance() {
        return wire.decimal("remainingShippingBalance");
    }

    public Optional<BigDecimal> remainingPriceBalance() {
        return wire.decimal("remainingPriceBalance");
    }
}
