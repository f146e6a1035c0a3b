package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** What to change in a shipment, request of #27 (contract 5.6, assumed). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateShipmentDTO(
        @Nullable Integer shipmentStatus,
        @Nullable String shippingMethod,
        @Nullable String facilityId,
        @Nullable Boolean isPollingStopped) {}
