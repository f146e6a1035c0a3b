package io.ordermesh.gateway.ordermesh.notes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** What a note is about: ResourceReferenceModel of an answer (contract 5.6, assumed). */
public record NoteResource(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NoteResource {}

    public Optional<String> type() {
        return wire.text("type");
    }

    public Optional<String> id() {
        return wire.text("id");
    }
}
