package io.ordermesh.gateway.ordermesh.orders;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Conditions of #7 (contract 4, assumed). An absent one is not sent. */
@RecordBuilder
public record OrderItemSearch(
        @RestQuery @Nullable String merchantId,
        @RestQuery @Nullable String orderId,
        @RestQuery @Nullable String status,
        @RestQuery @Nullable String sku,
        @RestQuery @Nullable String externalId,
        @RestQuery @Nullable Instant from,
        @RestQuery @Nullable Instant to,
        @RestQuery @Nullable Integer page,
        @RestQuery @Nullable Integer pageSize)
        implements OrderItemSearchBuilder.With {

    /** A search without conditions. */
    public static OrderItemSearch all() {
        return OrderItemSearchBuilder.builder().build();
    }

    /** What belongs to the merchant, by OrderMesh's id of the merchant. */
    public static OrderItemSearch ofMerchant(String merchantId) {
        return all().withMerchantId(merchantId);
    }
}
