package io.ordermesh.gateway.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.order.PersonalDataSettings.Places;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes snapshots as rows are to hold them: with personal data or without. */
@Singleton
public class OrderSnapshots {

    private final ObjectMapper json;
    private final Places personalData;

    OrderSnapshots(ObjectMapper json, PersonalDataSettings settings) {
        this.json = json;
        this.personalData = settings.data();
    }

    /**
     * The snapshot of what was read.
     *
     * @param order an object with a textual {@code id}
     * @param shipments objects with a textual {@code id} each
     */
    public OrderSnapshot of(JsonNode order, List<JsonNode> shipments) {
        return personalData.rows()
                ? OrderSnapshot.of(order, shipments, json)
                : OrderSnapshot.of(
                        PersonalData.removedFrom(order),
                        shipments.stream().map(PersonalData::removedFrom).toList(),
                        json);
    }
}
