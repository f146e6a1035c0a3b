package io.ordermesh.gateway.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
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

    /** The header that names the merchant, a CloudEvents extension attribute. */
    public static final String MERCHANT_HEADER = "ce_merchant";

    /**
     * Maps an event.
     *
     * @param id unique for each event of each delivery, since OrderMesh gives events no id
     */
    public static EventRecord of(
            Merchant merchant, OrderMeshEvent event, String id, Instant receivedAt, ObjectMapper json) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "urn:ordermesh:merchant:" + merchant.upstreamId());
        headers.put(
                "ce_type", "com.ordermesh." + UNPRINTABLE.matcher(event.type()).replaceAll("_"));
        headers.put("ce_subject", event.key().text());
        headers.put("ce_time", receivedAt.toString());
        headers.put(MERCHANT_HEADER, merchant.id());
        headers.put("content-type", "application/json");
        try {
            return new EventRecord(
                    merchant.id(),
                    merchant.id() + "/" + event.key().text(),
                    headers,
                    json.writeValueAsString(event.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read as JSON can be written as JSON", e);
        }
    }

    ProducerRecord<String, byte[]> forTopic(String topic) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, body.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
