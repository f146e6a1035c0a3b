package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who did what to which resource, and which messages told of shipments. Used in the world's turn only. */
public final class AuditLog {
    /** The user of what OrderMesh does by itself. */
    public static final String PLATFORM = "OrderMesh";

    private static final int REMEMBERED = 500;

    private final SeededValues values;
    private final Clock clock;
    private final Map<String, Deque<Entry>> changes = new HashMap<>();
    private final Map<String, Deque<Entry>> messages = new HashMap<>();

    AuditLog(long seed, Clock clock) {
        this.values = SeededValues.of(seed, "audit");
        this.clock = clock;
    }

    private record Entry(
            String id,
            String eventType,
            String resourceId,
            @Nullable String oldValue,
            @Nullable String newValue,
            String user,
            Instant createdAt) {

        ObjectNode node() {
            return Json.object()
                    .put("id", id)
                    .put("eventType", eventType)
                    .put("resourceId", resourceId)
                    .put("oldValue", oldValue)
                    .put("newValue", newValue)
                    .put("user", user)
                    .put("createdAt", WireDates.order(createdAt));
        }
    }

    /** What was done to the resource (StringAuditEvent), the first first. */
    public List<ObjectNode> of(String resourceId) {
        return read(changes, resourceId);
    }

    /** The messages about the shipment, the first first. */
    public List<ObjectNode> messagesOf(String shipmentId) {
        return read(messages, shipmentId);
    }

    private static List<ObjectNode> read(Map<String, Deque<Entry>> log, String resourceId) {
        return log.getOrDefault(resourceId, new ArrayDeque<>()).stream()
                .map(Entry::node)
                .toList();
    }

    /** Notes an effect; a value is null before there was one, and when there is none any more. */
    public void note(
            String resourceId, String effect, @Nullable String oldValue, @Nullable String newValue, String user) {
        add(changes, resourceId, effect, oldValue, newValue, user);
    }

    void note(List<Difference> differences, String effect, String user) {
        for (Difference difference : differences) {
            note(difference.id(), effect, write(difference.before()), write(difference.after()), user);
        }
    }

    private static @Nullable String write(@Nullable ObjectNode node) {
        return node == null ? null : Json.write(node);
    }

    /** Notes the messages among the events: those about shipments. */
    void messages(List<Event> events, String user) {
        for (Event event : events) {
            if (event.shipmentId() != null) {
                message(event.shipmentId(), event.type(), event.requestId(), user);
            }
        }
    }

    void message(String shipmentId, String type, String requestId, String user) {
        add(messages, shipmentId, type, null, requestId, user);
    }

    private void add(
            Map<String, Deque<Entry>> log,
            String resourceId,
            String eventType,
            @Nullable String oldValue,
            @Nullable String newValue,
            String user) {
        Deque<Entry> entries = log.computeIfAbsent(resourceId, first -> new ArrayDeque<>());
        if (entries.size() == REMEMBERED) {
            entries.removeFirst();
        }
        entries.add(new Entry(values.hex(24), eventType, resourceId, oldValue, newValue, user, clock.instant()));
    }
}
