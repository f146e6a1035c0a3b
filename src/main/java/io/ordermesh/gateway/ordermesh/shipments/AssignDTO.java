package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** Who is to make a shipment, request of #46 (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssignDTO(String shipmentId, String vendorId, String facilityId) {

    public AssignDTO {
        Given.text(shipmentId, "shipmentId");
        Given.text(vendorId, "vendorId");
        Given.text(facilityId, "facilityId");
    }
}
