package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/** The address of a payer, with its place on the map (contract 5.2, documented). */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressModel(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String line3,
        @Nullable String city,
        @Nullable String state,
        @Nullable String zip,
        @Nullable String countryCode,
        @Nullable String phone,
        @Nullable String email,
        @Nullable CoordinatesModel location) {

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "AddressModel[…]";
    }
}
