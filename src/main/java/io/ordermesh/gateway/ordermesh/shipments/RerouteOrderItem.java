package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** An item to make elsewhere (contract 5.6, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RerouteOrderItem(String id, int quantity) {

    public RerouteOrderItem {
        Given.text(id, "id");
        Given.positive(quantity, "quantity");
    }
}
