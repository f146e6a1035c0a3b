package io.ordermesh.gateway.ordermesh.notes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;
import org.jspecify.annotations.Nullable;

/** A note to write, request of #1 (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateNoteModel(
        ResourceReferenceModel resource,
        String text,
        @Nullable Boolean isInternal) {

    public CreateNoteModel {
        Given.part(resource, "resource");
        Given.text(text, "text");
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "CreateNoteModel[resource=" + resource + "]";
    }
}
