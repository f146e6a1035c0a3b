package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import org.jspecify.annotations.Nullable;

/** An item to cancel; without a quantity all of it (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CancelOrderItemModel(String itemId, @Nullable Integer quantity) {

    public CancelOrderItemModel {
        Given.text(itemId, "itemId");
    }
}
