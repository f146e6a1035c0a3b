package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.Notes;
import io.ordermesh.sandbox.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The note service. Lists begin with the newest. */
final class NoteOperations {
    private final Notes notes;
    private final Owned owned;

    NoteOperations(World world) {
        this.notes = world.notes();
        this.owned = new Owned(world);
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.CREATE_NOTE, this::create);
        handlers.put(Operation.LIST_NOTES, this::list);
        handlers.put(Operation.GET_NOTE, call -> Answer.ok(find(call, call.path("id"))));
        handlers.put(Operation.UPDATE_NOTE, this::update);
        handlers.put(Operation.DELETE_NOTE, this::delete);
    }

    private Answer create(ApiCall call) {
        ObjectNode request = call.object(OrderShapes.CREATE_NOTE);
        JsonNode resource = request.path("resource");
        requireExisting(
                call, resource.path("type").asText(), resource.path("id").asText());
        ObjectNode note = notes.create(
                call.merchant(),
                resource,
                request.path("text").asText(),
                request.path("isInternal").asBoolean(),
                call.user().id(),
                call.user().name());
        return Answer.created(Json.object().put("id", note.path("id").asText()));
    }

    /** The names of the types are not known: any other than these is taken as it is. */
    private void requireExisting(ApiCall call, String type, String id) {
        switch (type.toLowerCase(Locale.ROOT)) {
            case "order" -> owned.order(call, id);
            case "orderitem" -> owned.orderOfItem(call, id);
            case "shipment" -> owned.orderOfShipment(call, id);
            default -> {}
        }
    }

    private Answer list(ApiCall call) {
        List<ObjectNode> found = notes.of(call.merchant()).stream()
                .filter(note -> concerns(call, "resourceId", note.at("/resource/id")))
                .filter(note -> concerns(call, "resourceType", note.at("/resource/type")))
                .toList();
        return Page.of(call).envelope("notes", found, note -> note);
    }

    private static boolean concerns(ApiCall call, String criterion, JsonNode value) {
        return call.query(criterion).map(value.asText()::equals).orElse(true);
    }

    private ObjectNode find(ApiCall call, String id) {
        return notes.find(call.merchant(), id).orElseThrow(() -> Refused.notFound("The note"));
    }

    private Answer update(ApiCall call) {
        ObjectNode request = call.object(OrderShapes.UPDATE_NOTE);
        ObjectNode note = find(call, call.path("id"));
        notes.update(note, request.path("text").asText(), call.user().id());
        return Answer.ok(note);
    }

    private Answer delete(ApiCall call) {
        notes.delete(find(call, call.path("id")), call.user().id());
        return Answer.empty(204);
    }
}
