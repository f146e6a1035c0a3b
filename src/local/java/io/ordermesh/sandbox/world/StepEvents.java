package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one step, in the order in which they happened; they share a request id. */
final class StepEvents {
    private final StoredOrder order;
    private final String requestId;
    private final List<Event> list = new ArrayList<>();

    StepEvents(StoredOrder order, Instant now) {
        this.order = order;
        this.requestId = RequestIds.next(order.values(), now);
    }

    void add(String type) {
        list.add(Event.of(type, order, null, requestId));
    }

    void add(String type, ObjectNode shipment) {
        list.add(Event.of(type, order, shipment.path("id").asText(), requestId));
    }

    List<Event> list() {
        return List.copyOf(list);
    }
}
