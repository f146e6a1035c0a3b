package io.ordermesh.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ExternalOrderId":"e","ShipmentId":"h","SafeId":"s","OrderId":"o"} | order:o
            {"ExternalOrderId":"e","ShipmentId":"h","SafeId":"s"}               | safe:s
            {"ExternalOrderId":"e","ShipmentId":"h"}                            | shipment:h
            {"ExternalOrderId":"e"}                                             | external:e
            {"ExternalOrderId":"PO 7/ä"}                                        | external:PO 7/ä
            {"orderId":"o"}                                                     | order:o
            {"ORDERID":"o"}                                                     | order:o
            {"OrderId":42}                                                      | order:42
            {"OrderId":"a/b","SafeId":"s"}                                      | safe:s
            {"OrderId":" ","SafeId":"s"}                                        | safe:s
            {"OrderId":null,"SafeId":"s"}                                       | safe:s
            {"OrderId":true,"SafeId":"s"}                                       | safe:s
            {"OrderId":{"id":"o"},"SafeId":"s"}                                 | safe:s
            {"OrderId":["o"],"SafeId":"s"}                                      | safe:s
            {"OrderId":"o","OrderId":"p"}                                       | order:p
            {"OrderId":"o","orderid":"p"}                                       | order:p
            """)
    void anEventNamesItsOrderByTheMostExactUsableIdentifier(String body, String key) throws JsonProcessingException {
        assertThat(decode(body)).map(OrderMeshEvent::key).map(OrderKey::text).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"text\"",
                "42",
                "{\"EventType\":\"OrderCreation\"}",
                "{\"OrderId\":\"\"}",
                "{\"OrderId\":\"..\"}",
                "{\"SafeId\":\"a b\"}",
                "{\"ExternalOrderId\":\"a\\nb\"}",
                "{\"Notification\":{\"OrderId\":\"o\"}}"
            })
    void whatNamesNoOrderIsNoEvent(String body) throws JsonProcessingException {
        assertThat(decode(body)).isEmpty();
    }

    @Test
    void everyFieldIsTakenOver() throws JsonProcessingException {
        String body = """
                {"eventtype": "OrderCreation", "subscriberid": "S", "childsubscriberid": "C", "responsecode": 400,
                 "orderid": "o", "New": [1, 2]}
                """;

        assertThat(decode(body))
                .contains(new OrderMeshEvent(
                        "OrderCreation", OrderKey.order("o"), "S", "C", false, 400, JSON.readTree(body)));
    }

    @Test
    void fieldsMayBeAbsent() throws JsonProcessingException {
        assertThat(decode("{\"OrderId\":\"o\"}"))
                .contains(new OrderMeshEvent(
                        OrderMeshEvent.UNNAMED,
                        OrderKey.order("o"),
                        null,
                        null,
                        false,
                        null,
                        JSON.readTree("{\"OrderId\":\"o\"}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"IsSuccessful":false,"SafeId":"s"}               | true
            {"issuccessful":false,"ExternalOrderId":"e"}      | true
            {"IsSuccessful":false,"OrderId":"o","SafeId":"s"} | false
            {"IsSuccessful":true,"SafeId":"s"}                | false
            {"IsSuccessful":"false","SafeId":"s"}             | false
            {"IsSuccessful":null,"SafeId":"s"}                | false
            {"SafeId":"s"}                                    | false
            {"IsSuccessful":false,"SafeId":"s","EventType":"ordercreation"}          | true
            {"IsSuccessful":false,"ShipmentId":"p","EventType":"ShipmentCancelled"}  | false
            {"IsSuccessful":false,"SafeId":"s","EventType":"OrderUpdate"}            | false
            """)
    void aFailedCreationHasNoOrderToRead(String body, boolean failed) throws JsonProcessingException {
        assertThat(decode(body)).map(OrderMeshEvent::reportedFailed).contains(failed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"400\"", "null", "99999999999", "{}", "true"})
    void aResponseCodeOfAnotherFormIsNone(String code) throws JsonProcessingException {
        assertThat(decode("{\"OrderId\":\"o\",\"ResponseCode\":" + code + "}"))
                .hasValueSatisfying(event -> assertThat(event.responseCode()).isNull());
    }

    private static Optional<OrderMeshEvent> decode(String body) throws JsonProcessingException {
        JsonNode node = JSON.readTree(body);
        return EventDecoder.decode(node);
    }
}
