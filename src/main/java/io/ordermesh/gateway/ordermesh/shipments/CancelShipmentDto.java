package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Why a shipment is cancelled, request of #35 (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelShipmentDto(@Nullable String reason) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CancelShipmentDto[…]";
    }
}
