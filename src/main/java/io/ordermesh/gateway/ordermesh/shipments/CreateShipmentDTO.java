package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shipment to create, request of #31 (contract 5.6, assumed). The shipping mapping is one that an answer brought. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateShipmentDTO(
        String orderId,
        @Nullable String merchantId,
        String vendorId,
        @Nullable String facilityId,
        List<OrderItem> orderItems,
        @Nullable SelectedShippingMapping selectedShippingMapping)
        implements CreateShipmentDTOBuilder.With {

    public CreateShipmentDTO {
        Given.text(orderId, "orderId");
        Given.text(vendorId, "vendorId");
        orderItems = Given.elements(orderItems, "orderItems");
    }

    /** A shipment with nothing but what is demanded; the rest is added by {@code with…}. */
    public static CreateShipmentDTO of(String orderId, String vendorId, List<OrderItem> orderItems) {
        return CreateShipmentDTOBuilder.builder()
                .orderId(orderId)
                .vendorId(vendorId)
                .orderItems(orderItems)
                .build();
    }
}
