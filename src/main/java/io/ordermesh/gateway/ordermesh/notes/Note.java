package io.ordermesh.gateway.ordermesh.notes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.time.Instant;
import java.util.Optional;

/** A note: GetNoteResponseItemModel, GetNoteByIdResponse and UpdateNoteResponse (contract 5.6, assumed). */
public record Note(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Note {
        wire = wire.inside("note");
    }

    public String id() {
        return wire.requiredText("id");
    }

    public Optional<String> text() {
        return wire.text("text");
    }

    public Optional<NoteResource> resource() {
        return wire.object("resource", NoteResource::new);
    }

    public Optional<NoteUser> createdBy() {
        return wire.object("createdBy", NoteUser::new);
    }

    public Optional<Instant> createdAt() {
        return wire.time("createdAt");
    }

    public Optional<Instant> updatedAt() {
        return wire.time("updatedAt");
    }
}
