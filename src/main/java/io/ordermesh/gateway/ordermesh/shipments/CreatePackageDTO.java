package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package to create, element of the request of #28 (contract 5.6, assumed). Dates are as the shipment service writes
 * them, in UTC and without a zone.
 */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreatePackageDTO(
        @Nullable String carrierName,
        @Nullable String carrierMethodName,
        @Nullable String carrierTrackingNumber,
        @Nullable String carrierLink,
        @Nullable Boolean carrierAccount,
        @Nullable String shippedDate,
        @Nullable String fulfilledDate,
        @Nullable List<PackageOrderItemDTO> packageOrderItems) {

    public CreatePackageDTO {
        packageOrderItems = Given.copy(packageOrderItems);
    }
}
