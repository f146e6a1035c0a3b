package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.util.List;

/** The items to take out of a shipment, request of #36 (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnassignOrderItemDTO(List<String> orderItemIds) {

    public UnassignOrderItemDTO {
        orderItemIds = Given.elements(orderItemIds, "orderItemIds");
    }
}
