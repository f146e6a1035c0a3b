package io.ordermesh.gateway.ordermesh.notes;

import io.ordermesh.gateway.ordermesh.wire.AuditEvent;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The note service. Methods are named by operationId; numbers are those of the OrderMesh contract, section 4. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface NotesApi {

    /** #1. Writes a note. */
    @POST
    @Path("/v1/notes")
    Uni<CreatedNote> createNote(CreateNoteModel note);

    /** #2. Lists the notes of a resource. */
    @GET
    @Path("/v1/notes")
    Uni<Page<Note>> listNotes(
            @QueryParam("resourceId") @Nullable String resourceId,
            @QueryParam("resourceType") @Nullable String resourceType,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("pageSize") @Nullable Integer pageSize);

    /** #3. Reads a note, in one of the formats of ResourceFormat, whose values are not known. */
    @GET
    @Path("/v1/notes/{noteId}")
    Uni<Note> getNote(@PathParam("noteId") String noteId, @QueryParam("format") @Nullable String format);

    /** #4. Replaces the text of a note. */
    @PUT
    @Path("/v1/notes/{id}")
    Uni<Note> updateNote(@PathParam("id") String id, UpdateNotePayload note);

    /** #5. Deletes a note. */
    @DELETE
    @Path("/v1/notes/{id}")
    Uni<Void> deleteNote(@PathParam("id") String id);

    /** #6. Lists what was changed in a note. */
    @GET
    @Path("/v1/notes/{id}/auditLogs")
    Uni<Page<AuditEvent>> listNoteAuditLogs(
            @PathParam("id") String id,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("pageSize") @Nullable Integer pageSize);
}
