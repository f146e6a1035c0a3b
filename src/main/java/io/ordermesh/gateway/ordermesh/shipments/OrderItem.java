package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** An item of a shipment to create (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderItem(String id, int quantity) {

    public OrderItem {
        Given.text(id, "id");
        Given.positive(quantity, "quantity");
    }
}
