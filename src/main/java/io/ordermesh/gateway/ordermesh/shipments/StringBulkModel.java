package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.util.List;

/** Ids of shipments, request of #38 (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StringBulkModel(List<String> bulk) {

    public StringBulkModel {
        bulk = Given.elements(bulk, "bulk");
    }
}
