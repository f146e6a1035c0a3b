package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Where an address lies (contract 5.2, documented). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CoordinatesModel(
        @Nullable BigDecimal longitude, @Nullable BigDecimal latitude) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CoordinatesModel[…]";
    }
}
