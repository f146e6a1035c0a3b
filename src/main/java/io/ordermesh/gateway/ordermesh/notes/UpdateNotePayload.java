package io.ordermesh.gateway.ordermesh.notes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordermesh.gateway.ordermesh.wire.Given;

/** The new text of a note, request of #4 (contract 5.6, assumed). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateNotePayload(String text) {

    public UpdateNotePayload {
        Given.text(text, "text");
    }

    /** Shows no personal data. */
    @Override
    public String toString() {
        return "UpdateNotePayload[…]";
    }
}
