package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to cancel; without items the whole order. Request of #19 (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelOrderModel(
        @Nullable List<CancelOrderItemModel> items,
        @Nullable String reason) {

    public CancelOrderModel {
        items = Given.copy(items);
    }

    /** Cancels the whole order. */
    public static CancelOrderModel wholeOrder() {
        return new CancelOrderModel(null, null);
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CancelOrderModel[items=" + items + "]";
    }
}
