package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** An item of a package to create (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PackageOrderItemDTO(String orderItemId, int quantity) {

    public PackageOrderItemDTO {
        Given.text(orderItemId, "orderItemId");
        Given.positive(quantity, "quantity");
    }
}
