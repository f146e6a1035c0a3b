package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A payment of the customer (contract 5.2, documented). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateOrderCustomerTransactionModel(
        @Nullable BigDecimal total,
        @Nullable String currencyCode,
        @Nullable String transactionDate,
        @Nullable String transactionId,
        @Nullable String authorizationCode) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CreateOrderCustomerTransactionModel[…]";
    }
}
