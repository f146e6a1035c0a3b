package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.util.List;

/** Several shipments to reroute, request of #42 (contract 5.6, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RerouteBulkModel(List<Reroute> bulk) {

    public RerouteBulkModel {
        bulk = Given.elements(bulk, "bulk");
    }
}
