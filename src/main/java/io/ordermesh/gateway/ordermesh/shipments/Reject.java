package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** A shipment that a vendor will not make, request of #41 (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reject(String shipmentId, String reason) {

    public Reject {
        Given.text(shipmentId, "shipmentId");
        Given.text(reason, "reason");
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "Reject[shipmentId=" + shipmentId + "]";
    }
}
