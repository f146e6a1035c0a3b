package io.ordermesh.gateway.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.event.OrderMeshEvent;
import io.ordermesh.gateway.merchant.Merchant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event as a record of the events topic, a CloudEvent in binary content mode (CloudEvents 1.0, Kafka protocol
 * binding).
 *
 * @param merchant our id of the merchant
 * @param key {@code merchant/order key}: the events of one order key are on one partition
 * @param headers the CloudEvents attributes
 * @param body the event as OrderMesh sent it, JSON
 */
public record EventRecord(String merchant, String key, Map<String, String> headers, String body) {

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{Graph}]");

    /** The header that says why a record is on the dead-letter topic, a CloudEvents extension attribute. */
    public static final String REASON_HEADER = "ce_reason";

    private static final String JSON = "application/json";

    /** The header that names the merchant, a CloudEvents extension attribute. */
    public static final String MERCHANT_HEADER = "ce_merchant";

    /**
     * Maps an event.
     *
     * @param id unique for each event of each delivery, since OrderMesh gives events no id
     */
    public static EventRecord of(
            Merchant merchant, OrderMeshEvent event, String id, Instant receivedAt, ObjectMapper json) {
        Map<String, String> headers = attributes(merchant, id, event.type(), receivedAt);
        headers.put("ce_subject", event.key().text());
        return new EventRecord(
                merchant.id(), merchant.id() + "/" + event.key().text(), headers, write(event.body(), json));
    }

    /**
     * Maps what a delivery holds besides its usable events, for the dead-letter topic.
     *
     * @param reason a constant's name
     */
    public static EventRecord unusable(
            Merchant merchant, JsonNode body, String reason, String id, Instant receivedAt, ObjectMapper json) {
        Map<String, String> headers = attributes(merchant, id, OrderMeshEvent.UNNAMED, receivedAt);
        headers.put(REASON_HEADER, reason);
        return new EventRecord(merchant.id(), merchant.id(), headers, write(body, json));
    }

    private static Map<String, String> attributes(Merchant merchant, String id, String type, Instant receivedAt) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "urn:ordermesh:merchant:" + merchant.upstreamId());
        headers.put("ce_type", "com.ordermesh." + UNPRINTABLE.matcher(type).replaceAll("_"));
        headers.put("ce_time", receivedAt.toString());
        headers.put(MERCHANT_HEADER, merchant.id());
        headers.put("content-type", JSON);
        return headers;
    }

    private static String write(JsonNode body, ObjectMapper json) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read as JSON can be written as JSON", e);
        }
    }

    /** Whether it goes to the dead-letter topic, not to that of the events. */
    boolean isDeadLetter() {
        return headers.containsKey(REASON_HEADER);
    }

    ProducerRecord<String, byte[]> forTopic(String topic) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, body.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
