package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** The shop software and the customer in front of it (contract 5.2, documented). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record APIClientInfoModel(
        @Nullable String source,
        @Nullable String details,
        @Nullable String version,
        @Nullable String ip) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "APIClientInfoModel[…]";
    }
}
