package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import io.ordermesh.gateway.ordermesh.wire.Money;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to change in an item, request of #18 (contract 5.6, assumed). Prices are UpdatePriceModel. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateOrderItemModel(
        @Nullable String sku,
        @Nullable Integer quantity,
        @Nullable List<UpdateOrderItemImageModel> images,
        @Nullable List<OptionModel> options,
        @Nullable List<AttributeModel> attributes,
        @Nullable Money customerSubtotal,
        @Nullable Money customerPrice,
        @Nullable Money customerShippingPrice,
        @Nullable Money customerTaxes,
        @Nullable Map<String, String> meta) {

    public UpdateOrderItemModel {
        images = Given.copy(images);
        options = Given.copy(options);
        attributes = Given.copy(attributes);
        meta = Given.copy(meta);
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "UpdateOrderItemModel[sku=" + sku + ", quantity=" + quantity + "]";
    }
}
