package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Who pays (contract 5.2, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BillingInfoModel(
        @Nullable String fullName, @Nullable AddressModel address) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "BillingInfoModel[…]";
    }
}
