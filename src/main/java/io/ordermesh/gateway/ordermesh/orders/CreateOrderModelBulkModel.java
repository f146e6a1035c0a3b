package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.util.List;

/** Several orders to create, request of #10 (contract 5.6, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateOrderModelBulkModel(List<CreateOrderModel> bulk) {

    public CreateOrderModelBulkModel {
        bulk = Given.elements(bulk, "bulk");
    }
}
