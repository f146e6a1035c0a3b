package io.ordermesh.gateway.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.ordermesh.ExactJson;
import java.util.ArrayList;
import java.util.List;

/** Makes snapshots of JSON texts, with the mapper as the gateway has it. */
public final class Snapshots {

    static final ObjectMapper JSON = json();

    private Snapshots() {}

    /** The snapshot of an order and its shipments. */
    public static OrderSnapshot snapshot(String order, String... shipments) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String shipment : shipments) {
            nodes.add(read(shipment));
        }
        return OrderSnapshot.of(read(order), nodes, JSON);
    }

    /** Makes snapshots with everything in them. */
    public static OrderSnapshots whole() {
        return new OrderSnapshots(JSON, () -> PersonalDataSettings.Places.EVERYWHERE);
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The mapper as the gateway has it. */
    public static ObjectMapper json() {
        ObjectMapper json = new ObjectMapper();
        new ExactJson().customize(json);
        return json;
    }
}
