package io.ordermesh.gateway.ordermesh.notes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** What a note is about (contract 5.6, assumed; the names of the types are not known). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceReferenceModel(String type, String id) {

    public ResourceReferenceModel {
        Given.text(type, "type");
        Given.text(id, "id");
    }
}
