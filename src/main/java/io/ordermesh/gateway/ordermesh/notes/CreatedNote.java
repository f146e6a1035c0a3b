package io.ordermesh.gateway.ordermesh.notes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;

/** The note that was written: CreateNoteReponse, spelled so in the portal (contract 5.6, assumed). */
public record CreatedNote(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreatedNote {
        wire = wire.inside("note");
    }

    public String id() {
        return wire.requiredText("id");
    }
}
