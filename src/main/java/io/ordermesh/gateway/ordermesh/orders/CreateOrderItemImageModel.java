package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** Art to print (contract 5.2, documented; the portal's list goes on). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateOrderItemImageModel(
        @Nullable String url,
        @Nullable String thumbnailUrl,
        @Nullable String area,
        @Nullable String printMethod) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CreateOrderItemImageModel[area=" + area + ", printMethod=" + printMethod + "]";
    }
}
