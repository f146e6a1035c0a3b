package io.ordermesh.gateway.ordermesh.orders;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Conditions of #9 (contract 4, assumed). An absent one is not sent. */
@RecordBuilder
public record OrderSearch(
        @RestQuery @Nullable String merchantId,
        @RestQuery @Nullable String status,
        @RestQuery @Nullable String safeId,
        @RestQuery @Nullable String externalId,
        @RestQuery @Nullable String shortId,
        @RestQuery @Nullable String sku,
        @RestQuery @Nullable Instant createdFrom,
        @RestQuery @Nullable Instant createdTo,
        @RestQuery @Nullable Instant updatedFrom,
        @RestQuery @Nullable Instant updatedTo,
        @RestQuery @Nullable Integer page,
        @RestQuery @Nullable Integer pageSize)
        implements OrderSearchBuilder.With {

    /** A search without conditions. */
    public static OrderSearch all() {
        return OrderSearchBuilder.builder().build();
    }

    /** What belongs to the merchant, by OrderMesh's id of the merchant. */
    public static OrderSearch ofMerchant(String merchantId) {
        return all().withMerchantId(merchantId);
    }
}
