package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A refund of one item (contract 5.6, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddRefundItemModel(
        String itemId,
        boolean isShippingRefund,
        BigDecimal amount,
        @Nullable String reason) {

    public AddRefundItemModel {
        Given.text(itemId, "itemId");
        Given.part(amount, "amount");
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "AddRefundItemModel[itemId=" + itemId + "]";
    }
}
