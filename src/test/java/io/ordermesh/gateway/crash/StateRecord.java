package io.ordermesh.gateway.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.ordermesh.gateway.outside.Stores;
import io.ordermesh.gateway.outside.Trees;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of the state topic.
 *
 * @param document null in JSON for a tombstone
 */
record StateRecord(String key, long revision, JsonNode document) {

    static StateRecord of(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        return new StateRecord(
                record.key(),
                Stores.revision(record),
                value == null ? NullNode.getInstance() : Trees.parse(new String(value, StandardCharsets.UTF_8)));
    }

    boolean tombstone() {
        return document.isNull();
    }
}
