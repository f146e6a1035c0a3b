package io.ordermesh.gateway.ordermesh.notes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** Who wrote a note: UserReferenceModel (contract 5.6, assumed). */
public record NoteUser(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NoteUser {}

    public Optional<String> id() {
        return wire.text("id");
    }

    public Optional<String> name() {
        return wire.text("name");
    }
}
