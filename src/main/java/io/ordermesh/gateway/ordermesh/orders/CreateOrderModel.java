package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order to create, request of #8 (contract 5.2; the names are documented, what is demanded is assumed). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateOrderModel(
        String safeId,
        String merchantId,
        BaseAddressModel shippingAddress,
        @Nullable BaseAddressModel billingAddress,
        @Nullable BaseAddressModel returnAddress,
        String externalId,
        @Nullable String languageCode,
        @Nullable Boolean isTest,
        @Nullable Boolean isSample,
        @Nullable APIClientInfoModel client,
        @Nullable Map<String, String> meta,
        @Nullable String currencyCode,
        String customerShippingMethod,
        @Nullable BigDecimal customerTotal,
        @Nullable BigDecimal customerItemTotal,
        @Nullable BigDecimal customerTotalShipping,
        @Nullable BigDecimal customerTotalTaxes,
        @Nullable BigDecimal customerTotalDiscountAndPromotions,
        @Nullable List<CreateOrderCustomerPaymentMethodModel> customerPaymentMethods,
        List<CreateOrderItemModel> items)
        implements CreateOrderModelBuilder.With {

    public CreateOrderModel {
        Given.text(safeId, "safeId");
        Given.text(merchantId, "merchantId");
        Given.part(shippingAddress, "shippingAddress");
        Given.text(externalId, "externalId");
        meta = Given.copy(meta);
        Given.text(customerShippingMethod, "customerShippingMethod");
        customerPaymentMethods = Given.copy(customerPaymentMethods);
        items = Given.elements(items, "items");
    }

    /** An order with nothing but what is demanded; the rest is added by {@code with…}. */
    public static CreateOrderModel of(
            String safeId,
            String merchantId,
            String externalId,
            BaseAddressModel shippingAddress,
            String customerShippingMethod,
            List<CreateOrderItemModel> items) {
        return CreateOrderModelBuilder.builder()
                .safeId(safeId)
                .merchantId(merchantId)
                .externalId(externalId)
                .shippingAddress(shippingAddress)
                .customerShippingMethod(customerShippingMethod)
                .items(items)
                .build();
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CreateOrderModel[safeId=" + safeId + ", externalId=" + externalId + ", items=" + items + "]";
    }
}
