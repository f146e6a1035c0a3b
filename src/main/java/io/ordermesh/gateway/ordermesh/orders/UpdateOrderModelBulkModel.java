package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.util.List;

/** Changes of several orders, each with its id, request of #12 (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateOrderModelBulkModel(List<UpdateOrderModel> bulk) {

    public UpdateOrderModelBulkModel {
        bulk = Given.elements(bulk, "bulk");
        bulk.forEach(order -> Given.text(order.id(), "bulk[].id"));
    }
}
