package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the customer pays (contract 5.2, documented). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateOrderCustomerPaymentMethodModel(
        @Nullable String method,
        @Nullable String subMethod,
        @Nullable String cardFirst4,
        @Nullable String cardLast4,
        @Nullable BillingInfoModel billingInfo,
        @Nullable List<CreateOrderCustomerTransactionModel> customerTransactions) {

    public CreateOrderCustomerPaymentMethodModel {
        customerTransactions = Given.copy(customerTransactions);
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CreateOrderCustomerPaymentMethodModel[…]";
    }
}
