package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notes of all merchants, each seen by its own merchant alone. Used in the world's turn only. */
public final class Notes {
    private final SeededValues values;
    private final Clock clock;
    private final AuditLog audit;
    private final Map<String, Note> notes = new LinkedHashMap<>();

    Notes(long seed, Clock clock, AuditLog audit) {
        this.values = SeededValues.of(seed, "notes");
        this.clock = clock;
        this.audit = audit;
    }

    private record Note(SandboxMerchant merchant, ObjectNode node) {}

    /** Keeps a note about the resource and answers it (GetNoteResponseItemModel). */
    public ObjectNode create(
            SandboxMerchant merchant, JsonNode resource, String text, boolean internal, String userId, String user) {
        String id = values.hex(24);
        String now = WireDates.order(clock.instant());
        ObjectNode note = Json.object().put("id", id);
        note.putObject("resource")
                .put("type", resource.path("type").asText())
                .put("id", resource.path("id").asText());
        note.put("text", text).put("isInternal", internal);
        note.putObject("createdBy").put("id", userId).put("name", user);
        note.put("createdAt", now).put("updatedAt", now);
        notes.put(id, new Note(merchant, note));
        audit.note(id, "CREATE", null, text, user);
        return note;
    }

    /** The merchant's notes, the newest first. */
    public List<ObjectNode> of(SandboxMerchant merchant) {
        List<ObjectNode> found = new ArrayList<>();
        notes.values().stream()
                .filter(note -> note.merchant.name().equals(merchant.name()))
                .forEach(note -> found.add(note.node));
        Collections.reverse(found);
        return found;
    }

    /** The merchant's note with that id. */
    public Optional<ObjectNode> find(SandboxMerchant merchant, String id) {
        return Optional.ofNullable(notes.get(id))
                .filter(note -> note.merchant.name().equals(merchant.name()))
                .map(Note::node);
    }

    /** Replaces the note's text. */
    public void update(ObjectNode note, String text, String user) {
        audit.note(note.path("id").asText(), "UPDATE", Json.text(note, "text"), text, user);
        note.put("text", text).put("updatedAt", WireDates.order(clock.instant()));
    }

    /** Forgets the note; its audit log stays, though nobody can ask for it. */
    public void delete(ObjectNode note, String user) {
        audit.note(note.path("id").asText(), "DELETE", Json.text(note, "text"), null, user);
        notes.remove(note.path("id").asText());
    }
}
