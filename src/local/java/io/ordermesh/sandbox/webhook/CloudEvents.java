package io.ordermesh.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The modes in which CloudEvents 1.0 carries events over HTTP. */
public enum CloudEvents {
    /** The body is a CloudEvent whose data is the event. */
    STRUCTURED("application/cloudevents+json"),
    /** The body is the event; its attributes are headers. */
    BINARY("application/json"),
    /** The body is an array of CloudEvents. */
    BATCH("application/cloudevents-batch+json");

    private static final String SOURCE = "urn:ordermesh:sandbox";
    private static final String TYPE_PREFIX = "io.ordermesh.";

    private final String contentType;

    CloudEvents(String contentType) {
        this.contentType = contentType;
    }

    /** Whether each event needs a body of its own. */
    boolean holdsOne() {
        return this != BATCH;
    }

    String contentType() {
        return contentType;
    }

    /** The message for these events; exactly one event if the mode holds one. */
    Message wrap(List<Event> events, Instant time) {
        ArrayNode batch = Json.array();
        events.forEach(event -> batch.add(attributes(event, time).<ObjectNode>set("data", event.body())));
        return switch (this) {
            case STRUCTURED -> new Message(Json.write(batch.get(0)), contentType, Map.of());
            case BATCH -> new Message(Json.write(batch), contentType, Map.of());
            case BINARY ->
                new Message(Json.write(events.get(0).body()), contentType, headers(attributes(events.get(0), time)));
        };
    }

    /** The same event has the same id, however often it is sent. */
    private static ObjectNode attributes(Event event, Instant time) {
        byte[] content = Json.write(event.body()).getBytes(StandardCharsets.UTF_8);
        ObjectNode attributes = Json.object()
                .put("specversion", "1.0")
                .put("id", UUID.nameUUIDFromBytes(content).toString())
                .put("source", SOURCE)
                .put("type", TYPE_PREFIX + event.type())
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
        return event.orderId() == null ? attributes : attributes.put("subject", event.orderId());
    }

    private static Map<String, String> headers(ObjectNode attributes) {
        Map<String, String> headers = new LinkedHashMap<>();
        attributes.remove("datacontenttype");
        attributes
                .properties()
                .forEach(attribute -> headers.put(
                        "ce-" + attribute.getKey(),
                        percentEncoded(attribute.getValue().asText())));
        return headers;
    }

    /** As the HTTP binding asks of values that are not plain printable ASCII. */
    private static String percentEncoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            if (each > ' ' && each < 0x7f && each != '"' && each != '%') {
                encoded.append((char) each);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", each));
            }
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
