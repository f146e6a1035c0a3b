package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Why an order is held, request of #20 (contract 4, assumed; the name is ours). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerCareHoldOrderModel(@Nullable String reason) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CustomerCareHoldOrderModel[…]";
    }
}
