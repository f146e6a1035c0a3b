package io.ordermesh.sandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.Json;
import java.util.List;

/** The forms in which a body carries its events. */
public enum BodyForm {
    /** The event itself; several events make several webhooks. */
    SINGLE,
    /** An array of events. */
    ARRAY,
    /** <code>{"Notification": event}</code>; several events make several webhooks. */
    NOTIFICATION,
    /** <code>{"Notification": [event…]}</code>. */
    NOTIFICATION_ARRAY,
    /** <code>{"Events": [event…]}</code>. */
    EVENTS,
    /** <code>{"Notifications": [event…]}</code>. */
    NOTIFICATIONS;

    /** Whether each event needs a body of its own. */
    boolean holdsOne() {
        return this == SINGLE || this == NOTIFICATION;
    }

    /** The body for these events; exactly one event if the form holds one. */
    JsonNode wrap(List<Event> events) {
        ArrayNode array = Json.array();
        events.forEach(event -> array.add(event.body()));
        return switch (this) {
            case SINGLE -> array.get(0);
            case ARRAY -> array;
            case NOTIFICATION -> wrapped("Notification", array.get(0));
            case NOTIFICATION_ARRAY -> wrapped("Notification", array);
            case EVENTS -> wrapped("Events", array);
            case NOTIFICATIONS -> wrapped("Notifications", array);
        };
    }

    private static ObjectNode wrapped(String name, JsonNode value) {
        return Json.object().set(name, value);
    }
}
