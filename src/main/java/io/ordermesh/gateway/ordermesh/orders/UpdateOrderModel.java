package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to change in an order, request of #15 and, with the id, in #12 (contract 5.6, assumed). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateOrderModel(
        @Nullable String id,
        @Nullable BaseAddressModel shippingAddress,
        @Nullable BaseAddressModel billingAddress,
        @Nullable BaseAddressModel returnAddress,
        @Nullable String customerShippingMethod,
        @Nullable Map<String, String> meta,
        @Nullable Boolean isTest) {

    public UpdateOrderModel {
        meta = Given.copy(meta);
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "UpdateOrderModel[id=" + id + "]";
    }
}
