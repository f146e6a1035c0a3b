package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** Art to print instead (contract 5.6, assumed). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateOrderItemImageModel(
        @Nullable String url,
        @Nullable String thumbnailUrl,
        @Nullable String area,
        @Nullable String printMethod) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "UpdateOrderItemImageModel[area=" + area + ", printMethod=" + printMethod + "]";
    }
}
