package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import org.jspecify.annotations.Nullable;

/** An attribute of an item (contract 5.2, assumed in requests). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttributeModel(String name, @Nullable String value) {

    public AttributeModel {
        Given.text(name, "name");
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "AttributeModel[name=" + name + "]";
    }
}
