package io.ordermesh.gateway.ordermesh.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.ordermesh.orders.OrderItem;
import io.ordermesh.gateway.ordermesh.shipments.Shipment;
import io.ordermesh.gateway.ordermesh.wire.Json;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** What OrderMesh may add some day goes through the views as it came: fields, values of enumerations, nulls. */
class ViewPropertiesTest {

    @Property(tries = 300)
    void anOrderKeepsWhatItDoesNotKnow(
            @ForAll("unknown") Map<String, JsonNode> unknown, @ForAll @StringLength(max = 12) String status) {
        ObjectNode json = object(unknown).put("id", "o-1").put("status", status).putNull("cancelledAt");

        Order order = Json.read(json.toString(), Order.class);

        assertThat(order.status()).contains(status);
        assertThat(Json.write(order)).isEqualTo(json.toString());
        assertThat(Json.write(Json.read("{\"order\": %s}".formatted(json), Order.class)))
                .isEqualTo(json.toString());
    }

    @Property(tries = 300)
    void aShipmentKeepsWhatItDoesNotKnow(@ForAll("unknown") Map<String, JsonNode> unknown, @ForAll int status) {
        ObjectNode json =
                object(unknown).put("id", "s-1").put("shipmentStatus", status).putNull("shippedDate");

        Shipment shipment = Json.read(json.toString(), Shipment.class);

        assertThat(shipment.shipmentStatus()).contains(status);
        assertThat(Json.write(shipment)).isEqualTo(json.toString());
    }

    /** OrderMesh writes what is absent as null (contract 2.5, documented). */
    @Property(tries = 300)
    void anExplicitNullIsAbsentAndStaysNull(@ForAll("unknown") Map<String, JsonNode> unknown) {
        ObjectNode json = object(unknown).put("id", "i-1");
        for (String name : new String[] {"createdAt", "quantity", "customerPrice", "isSample", "options", "meta"}) {
            json.putNull(name);
        }

        OrderItem item = Json.read(json.toString(), OrderItem.class);

        assertThat(item.createdAt()).isEmpty();
        assertThat(item.quantity()).isEmpty();
        assertThat(item.customerPrice()).isEmpty();
        assertThat(item.isSample()).isEmpty();
        assertThat(item.options()).isEmpty();
        assertThat(item.meta()).isEmpty();
        assertThat(Json.write(item)).isEqualTo(json.toString());
    }

    /** In upper case, which no known name is. */
    @Provide
    Arbitrary<Map<String, JsonNode>> unknown() {
        return Arbitraries.maps(
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .ofMinLength(1)
                                .ofMaxLength(8),
                        Arbitraries.of(
                                        "null",
                                        "true",
                                        "1.50",
                                        "100",
                                        "9007199254740993.10",
                                        "\"Unheard of\"",
                                        "[null, 0.10]",
                                        "{\"deep\": {\"deeper\": [1.0, null]}}")
                                .map(Json::tree))
                .ofMaxSize(6);
    }

    private static ObjectNode object(Map<String, JsonNode> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach(object::set);
        return object;
    }
}
