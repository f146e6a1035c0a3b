package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shipment, or items of it, to make at another facility, request of #40 (contract 5.6, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reroute(
        String shipmentId, String facilityId, @Nullable String reason, List<RerouteOrderItem> orderItems) {

    public Reroute {
        Given.text(shipmentId, "shipmentId");
        Given.text(facilityId, "facilityId");
        orderItems = Given.elements(orderItems, "orderItems");
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "Reroute[shipmentId=" + shipmentId + ", facilityId=" + facilityId + ", orderItems=" + orderItems + "]";
    }
}
