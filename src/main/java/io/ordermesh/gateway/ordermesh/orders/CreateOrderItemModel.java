package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import io.ordermesh.gateway.ordermesh.wire.Money;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item to order (contract 5.2; sku, quantity and images are documented, the rest is assumed). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateOrderItemModel(
        String sku,
        int quantity,
        @Nullable List<CreateOrderItemImageModel> images,
        @Nullable String externalId,
        @Nullable List<OptionModel> options,
        @Nullable List<AttributeModel> attributes,
        @Nullable Money customerSubtotal,
        @Nullable Money customerPrice,
        @Nullable Money customerShippingPrice,
        @Nullable Money customerTaxes,
        @Nullable Map<String, String> clientAttributes,
        @Nullable Map<String, String> meta,
        @Nullable Boolean isSample,
        @Nullable Boolean skipImgManip,
        @Nullable Boolean skipImageValidation,
        @Nullable Boolean skipSkuValidation,
        @Nullable Boolean fulfillmentReady)
        implements CreateOrderItemModelBuilder.With {

    public CreateOrderItemModel {
        Given.text(sku, "sku");
        Given.positive(quantity, "quantity");
        images = Given.copy(images);
        options = Given.copy(options);
        attributes = Given.copy(attributes);
        clientAttributes = Given.copy(clientAttributes);
        meta = Given.copy(meta);
    }

    /** An item with nothing but what is demanded; the rest is added by {@code with…}. */
    public static CreateOrderItemModel of(String sku, int quantity) {
        return CreateOrderItemModelBuilder.builder().sku(sku).quantity(quantity).build();
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CreateOrderItemModel[sku=" + sku + ", quantity=" + quantity + "]";
    }
}
