package io.ordermesh.gateway.ordermesh.shipments;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Conditions of #39 (contract 4, assumed). An absent one is not sent. */
@RecordBuilder
public record ShipmentSearch(
        @RestQuery @Nullable String merchantId,
        @RestQuery @Nullable String vendorId,
        @RestQuery @Nullable String facilityId,
        @RestQuery @Nullable String orderId,
        @RestQuery @Nullable String orderExternalId,
        @RestQuery @Nullable String safeId,
        @RestQuery @Nullable Integer shipmentStatus,
        @RestQuery @Nullable Boolean isPollingStopped,
        @RestQuery @Nullable Instant lastModifiedFrom,
        @RestQuery @Nullable Instant lastModifiedTo,
        @RestQuery @Nullable Integer page,
        @RestQuery @Nullable Integer pageSize)
        implements ShipmentSearchBuilder.With {

    /** A search without conditions. */
    public static ShipmentSearch all() {
        return ShipmentSearchBuilder.builder().build();
    }

    /** What belongs to the merchant, by OrderMesh's id of the merchant. */
    public static ShipmentSearch ofMerchant(String merchantId) {
        return all().withMerchantId(merchantId);
    }
}
