package io.ordermesh.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.webhook.Decoded.Events;
import io.ordermesh.gateway.webhook.Decoded.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of a body, OrderMesh contract 3.4. */
class DeliveryDecoderTest {

    private static final int MOST = 3;

    private final DeliveryDecoder decoder = new DeliveryDecoder(new ObjectMapper(), MOST);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"OrderId":"a"}                                                 | a
            [{"OrderId":"a"}]                                               | a
            [{"OrderId":"a"},{"OrderId":"b"},{"OrderId":"a"}]               | a b a
            {"Notification":{"OrderId":"a"}}                                | a
            {"Notification":[{"OrderId":"a"},{"OrderId":"b"}]}              | a b
            {"Notifications":[{"OrderId":"a"},{"OrderId":"b"}]}             | a b
            {"Notifications":{"OrderId":"a"}}                               | a
            {"Events":[{"OrderId":"a"},{"OrderId":"b"}]}                    | a b
            {"notification":{"orderid":"a"}}                                | a
            {"EVENTS":[{"ORDERID":"a"}]}                                    | a
            {"RequestId":"r","Events":[{"OrderId":"a"}]}                    | a
            {"OrderId":"a","Notification":null}                             | a
            {"OrderId":"a","Events":"none"}                                 | a
            {"OrderId":"b","OrderId":"a"}                                   | a
            {"OrderId":7}                                                   | 7
            """)
    void everyFormIsRead(String body, String orders) {
        assertThat(orders(body)).containsExactly(orders.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                              | NOT_JSON
            '  '                                                            | NOT_JSON
            hello                                                           | NOT_JSON
            OrderId=a                                                       | NOT_JSON
            {"OrderId":"a"                                                  | NOT_JSON
            {"OrderId":"a"}}                                                | NOT_JSON
            {"OrderId":"a"} {"OrderId":"b"}                                 | NOT_JSON
            {"OrderId":"a"} x                                               | NOT_JSON
            {"OrderId":NaN}                                                 | NOT_JSON
            null                                                            | NO_EVENT
            "a"                                                             | NO_EVENT
            7                                                               | NO_EVENT
            {}                                                              | NO_EVENT
            []                                                              | NO_EVENT
            [{}]                                                            | NO_EVENT
            [null]                                                          | NO_EVENT
            [[{"OrderId":"a"}]]                                             | NO_EVENT
            {"Events":[]}                                                   | NO_EVENT
            {"Notification":{}}                                             | NO_EVENT
            [{"OrderId":"a"},"b"]                                           | NO_EVENT
            {"EventType":"OrderCreation"}                                   | NO_IDENTIFIER
            {"OrderId":"../../user"}                                        | NO_IDENTIFIER
            [{"OrderId":"a"},{"EventType":"OrderCreation"}]                 | NO_IDENTIFIER
            {"Notification":{"Events":[{"OrderId":"a"}]}}                   | NO_IDENTIFIER
            [{"OrderId":"a"},{"OrderId":"b"},{"OrderId":"c"},{"OrderId":1}] | TOO_MANY_EVENTS
            """)
    void aBodyThatIsNotWhollyUsableIsRefusedAsAWhole(String body, Rejection reason) {
        assertThat(decode(body)).isEqualTo(new Refused(reason));
    }

    @Test
    void aHugeArrayIsRefused() {
        assertThat(decode("[" + "{},".repeat(200_000) + "{}]")).isEqualTo(new Refused(Rejection.TOO_MANY_EVENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"Events\":"})
    void endlessNestingIsNoJson(String opening) {
        assertThat(decode(opening.repeat(100_000))).isEqualTo(new Refused(Rejection.NOT_JSON));
    }

    @Test
    void deepUnknownFieldsDoNoHarm() {
        assertThat(orders("{\"OrderId\":\"a\",\"Deep\":" + "[".repeat(900) + "]".repeat(900) + "}"))
                .containsExactly("a");
    }

    @Test
    void bytesThatAreNoTextAreNoJson() {
        assertThat(decoder.decode(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}))
                .isEqualTo(new Refused(Rejection.NOT_JSON));
    }

    private List<String> orders(String body) {
        Decoded decoded = decode(body);
        assertThat(decoded).isInstanceOf(Events.class);
        return ((Events) decoded)
                .events().stream().map(event -> event.key().value()).toList();
    }

    private Decoded decode(String body) {
        return decoder.decode(body.getBytes(StandardCharsets.UTF_8));
    }
}
