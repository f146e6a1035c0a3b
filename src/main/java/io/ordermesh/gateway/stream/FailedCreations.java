package io.ordermesh.gateway.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.event.OrderMeshEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Passes on that OrderMesh reported an order creation as failed (OrderMesh contract 3.2). There is no order to read, so
 * it stays a report: whoever acts on it knows only that somebody who knows the webhook address said so.
 */
@Singleton
public class FailedCreations {

    private final RecordSender sender;
    private final ObjectMapper json;
    private final String topic;

    FailedCreations(RecordSender sender, ObjectMapper json, KafkaSettings kafka) {
        this.sender = sender;
        this.json = json;
        this.topic = kafka.failedCreationsTopic();
    }

    /**
     * Completes when the broker has acknowledged the report.
     *
     * @param place of the event on the events topic; the report's id is made of it, so that a repeat has the same
     */
    public Uni<Void> report(String merchant, OrderMeshEvent event, String place) {
        OrderKey key = event.key();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, merchant + "/" + key.text(), value(merchant, event));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", merchant + "/" + place);
        headers.put("ce_source", "urn:ordermesh-gateway:" + merchant);
        headers.put("ce_type", "io.ordermesh.gateway.order.creation-reported-failed");
        headers.put(EventRecord.MERCHANT_HEADER, merchant);
        headers.put("content-type", "application/json");
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return sender.send(record);
    }

    /** What is passed on; identifiers, no description, which is free text. */
    private record Report(
            String merchant,
            @Nullable String safeId,
            @Nullable String externalId,
            @Nullable Integer responseCode,
            boolean confirmed) {}

    private byte[] value(String merchant, OrderMeshEvent event) {
        try {
            return json.writeValueAsBytes(new Report(
                    merchant,
                    event.identifier(OrderKey.Kind.SAFE).orElse(null),
                    event.identifier(OrderKey.Kind.EXTERNAL).orElse(null),
                    event.responseCode(),
                    false));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Reports can be written as JSON", e);
        }
    }
}
