package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.util.List;

/** A request for refunds, request of #24 (contract 5.6, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddRefundModel(String orderId, List<AddRefundItemModel> refunds) {

    public AddRefundModel {
        Given.text(orderId, "orderId");
        refunds = Given.elements(refunds, "refunds");
    }
}
