package io.ordermesh.gateway.ordermesh.extras;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** An order in the merchant's own format, to be transformed (contract 3.5, documented; the name is ours). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InboundOrder(JsonNode body, String merchantId, String transformationId) {

    public InboundOrder {
        Given.part(body, "body");
        Given.text(merchantId, "merchantId");
        Given.text(transformationId, "transformationId");
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "InboundOrder[merchantId=" + merchantId + ", transformationId=" + transformationId + "]";
    }
}
