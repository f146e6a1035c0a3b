package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static io.ordermesh.gateway.ordermesh.operation.Ends.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.notes.CreateNoteModel;
import io.ordermesh.gateway.ordermesh.notes.Note;
import io.ordermesh.gateway.ordermesh.notes.NotesApi;
import io.ordermesh.gateway.ordermesh.notes.ResourceReferenceModel;
import io.ordermesh.gateway.ordermesh.notes.UpdateNotePayload;
import io.ordermesh.gateway.ordermesh.wire.AuditEvent;
import io.ordermesh.gateway.ordermesh.wire.Page;
import java.util.List;
import java.util.Optional;

/** The note service. */
final class NoteExamples {

    private NoteExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("createNote", NoteExamples::create, ends -> notes(ends)
                                .createNote(about(UNKNOWN, "text")))
                        .missing(),
                Example.of("listNotes", NoteExamples::list, ends -> notes(ends).listNotes(UNKNOWN, null, null, null))
                        .refusing(400, ends -> notes(ends).listNotes(UNKNOWN, null, 0, null)),
                Example.of("getNote", NoteExamples::get, ends -> notes(ends).getNote(UNKNOWN, null))
                        .missing(),
                Example.of("updateNote", NoteExamples::update, ends -> notes(ends)
                                .updateNote(UNKNOWN, new UpdateNotePayload("text")))
                        .missing(),
                Example.of("deleteNote", NoteExamples::delete, ends -> notes(ends)
                                .deleteNote(UNKNOWN))
                        .missing(),
                Example.of("listNoteAuditLogs", NoteExamples::listAuditLogs, ends -> notes(ends)
                                .listNoteAuditLogs(UNKNOWN, null, null))
                        .missing()
                        .refusing(400, ends -> notes(ends).listNoteAuditLogs(written(ends, "text"), 1, 0)));
    }

    private static NotesApi notes(Ends ends) {
        return ends.upstream().notes();
    }

    private static CreateNoteModel about(String order, String text) {
        return new CreateNoteModel(new ResourceReferenceModel("Order", order), text, true);
    }

    private static String written(Ends ends, String text) {
        return done(notes(ends).createNote(about(ends.open(1), text))).id();
    }

    private static void create(Ends ends) {
        CreateNoteModel note = about(ends.open(1), "Größe „XL“ 👕");

        String id = done(notes(ends).createNote(note)).id();

        Note read = done(notes(ends).getNote(id, null));
        Written.isIn(read.wire(), note);
        assertThat(read.createdBy().flatMap(user -> user.name())).contains("acme");
        assertThat(read.createdAt()).isPresent().isEqualTo(read.updatedAt());
    }

    private static void list(Ends ends) {
        String order = ends.open(1);
        for (String text : List.of("first", "second", "third")) {
            done(notes(ends).createNote(about(order, text)));
        }

        assertThat(texts(done(notes(ends).listNotes(order, "Order", null, null))))
                .containsExactly("third", "second", "first");
        Page<Note> page = done(notes(ends).listNotes(order, null, 2, 2));
        assertThat(texts(page)).containsExactly("first");
        assertThat(page.totalCount()).contains(3L);
        assertThat(done(notes(ends).listNotes(order, "Shipment", null, null)).items())
                .isEmpty();
    }

    private static List<String> texts(Page<Note> page) {
        return page.items().stream().map(Note::text).flatMap(Optional::stream).toList();
    }

    private static void get(Ends ends) {
        String id = written(ends, "text");

        assertThat(done(notes(ends).getNote(id, "full")).wire())
                .isEqualTo(done(notes(ends).getNote(id, null)).wire());
    }

    private static void update(Ends ends) {
        String id = written(ends, "before");

        Note answered = done(notes(ends).updateNote(id, new UpdateNotePayload("after")));

        assertThat(answered.text()).contains("after");
        assertThat(done(notes(ends).getNote(id, null)).wire()).isEqualTo(answered.wire());
    }

    private static void delete(Ends ends) {
        String id = written(ends, "text");

        done(notes(ends).deleteNote(id));

        assertThat(failed(notes(ends).getNote(id, null)).reason()).isEqualTo(Reason.NOT_FOUND);
    }

    private static void listAuditLogs(Ends ends) {
        String id = written(ends, "before");
        done(notes(ends).updateNote(id, new UpdateNotePayload("after")));

        List<AuditEvent> events =
                done(notes(ends).listNoteAuditLogs(id, null, null)).items();

        assertThat(events)
                .extracting(AuditEvent::eventType)
                .containsExactly(Optional.of("CREATE"), Optional.of("UPDATE"));
        assertThat(events.get(1).oldValue()).contains("before");
        assertThat(events.get(1).newValue()).contains("after");
        assertThat(events).extracting(AuditEvent::resourceId).containsOnly(Optional.of(id));
        assertThat(done(notes(ends).listNoteAuditLogs(id, 2, 1)).items()).containsExactly(events.get(1));
    }
}
