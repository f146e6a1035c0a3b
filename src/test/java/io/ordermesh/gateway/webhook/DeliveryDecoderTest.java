package io.ordermesh.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.event.OrderMeshEvent;
import io.ordermesh.gateway.merchant.GivenMerchant;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.webhook.DeliveryDecoder.Candidate;
import io.ordermesh.gateway.webhook.SortedEvents.Unusable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of a body, and what of it is usable. */
class DeliveryDecoderTest {

    private final DeliveryDecoder decoder = new DeliveryDecoder(new ObjectMapper());
    private final Merchant acme = new Merchants(
                    Map.of("acme", GivenMerchant.complete("acme").subscribers("mine")))
            .find("acme")
            .orElseThrow();

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
            {"OrderId":"a","Notification":{}}                               | a
            {"OrderId":"a","Events":[]}                                     | a
            {"OrderId":"a","Events":"none"}                                 | a
            {"OrderId":"b","OrderId":"a"}                                   | a
            {"OrderId":7}                                                   | 7
            {"Notification":{"OrderId":"a"},"Events":[{"OrderId":"b"}]}     | a b
            {"Events":[{"OrderId":"b"}],"Notification":{"OrderId":"a"}}     | a b
            {"OrderId":"c","Notification":{"OrderId":"a"}}                  | a c
            {"Notification":{"Events":[{"OrderId":"a"}]}}                   | a
            [{"Notification":{"OrderId":"a"}},{"OrderId":"b"}]              | a b
            {"SubscriberId":"mine","Events":[{"OrderId":"a"}]}              | a
            {"specversion":"1.0","id":"1","data":{"OrderId":"a"}}           | a
            {"specversion":"1.0","id":"1","data":[{"OrderId":"a"}]}         | a
            [{"specversion":"1.0","data":{"Events":[{"OrderId":"a"}]}},{"specversion":"1.0","data":{"OrderId":"b"}}] | a b
            """)
    void everyFormIsRead(String body, String orders) {
        SortedEvents events = sort(body);

        assertThat(events.usable().stream().map(event -> event.key().value())).containsExactly(orders.split(" ", -1));
        assertThat(events.unusable()).isEmpty();
    }

    @Test
    void aCloudEventMayHoldItsDataInBase64() {
        String data = Base64.getEncoder().encodeToString("{\"OrderId\":\"a\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(sort("{\"specversion\":\"1.0\",\"data_base64\":\"" + data + "\"}")
                        .usable())
                .singleElement()
                .extracting(event -> event.key().value())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "hello",
                "OrderId=a",
                "{\"OrderId\":\"a\"",
                "{\"OrderId\":\"a\"}}",
                "{\"OrderId\":\"a\"} {\"OrderId\":\"b\"}",
                "{\"OrderId\":\"a\"} x",
                "{\"OrderId\":NaN}"
            })
    void whatIsNoJsonIsNotDecoded(String body) {
        assertThat(decode(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "\"a\"", "7", "{}", "[]", "{\"Events\":[]}", "{\"Notification\":{}}", "{\"Events\":{}}"})
    void aBodyWithoutEventsHoldsNone(String body) {
        assertThat(sort(body).usable()).isEmpty();
        assertThat(sort(body).rejection()).isEqualTo(Rejection.NO_EVENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{}]                                                            | NO_EVENT
            [null]                                                          | NO_EVENT
            [[{"OrderId":"a"}]]                                             | NO_EVENT
            ["a"]                                                           | NO_EVENT
            {"EventType":"OrderCreation"}                                   | NO_IDENTIFIER
            {"OrderId":"../../user"}                                        | NO_IDENTIFIER
            {"specversion":"1.0","data_base64":"no base64!"}                | NO_IDENTIFIER
            {"specversion":"1.0","data_base64":"bm90IGpzb24="}              | NO_IDENTIFIER
            {"OrderId":1.5}                                                 | NO_IDENTIFIER
            {"OrderId":1e2}                                                 | NO_IDENTIFIER
            {"ExternalOrderId":"lone \\ud800 half"}                          | NO_IDENTIFIER
            {"ExternalOrderId":"lone \\udc00 half"}                          | NO_IDENTIFIER
            {"OrderId":"a","SubscriberId":{"id":"mine"}}                    | BAD_SUBSCRIBER
            {"OrderId":"a","SubscriberId":["mine"]}                         | BAD_SUBSCRIBER
            {"OrderId":"a","SubscriberId":true}                             | BAD_SUBSCRIBER
            {"OrderId":"a","SubscriberId":1.5}                              | BAD_SUBSCRIBER
            {"OrderId":"a","ChildSubscriberId":false}                       | BAD_SUBSCRIBER
            {"SubscriberId":[],"Events":[{"OrderId":"a"}]}                  | BAD_SUBSCRIBER
            {"OrderId":"a","SubscriberId":"theirs"}                         | FOREIGN_SUBSCRIBER
            {"SubscriberId":"theirs","Events":[{"OrderId":"a"}]}            | FOREIGN_SUBSCRIBER
            """)
    void whatIsUnusableIsKnownByItsReason(String body, UnusableReason reason) {
        SortedEvents events = sort(body);

        assertThat(events.usable()).isEmpty();
        assertThat(events.unusable())
                .singleElement()
                .extracting(Unusable::reason)
                .isEqualTo(reason);
        assertThat(events.rejection()).isEqualTo(reason.rejection());
    }

    @Test
    void unusableEventsCostTheOthersNothing() {
        SortedEvents events =
                sort("[{\"OrderId\":\"a\"},{\"EventType\":\"x\"},7,{\"OrderId\":\"b\",\"SubscriberId\":\"theirs\"},"
                        + "{\"OrderId\":\"c\",\"SubscriberId\":\"mine\"}]");

        assertThat(events.usable().stream().map(event -> event.key().value())).containsExactly("a", "c");
        assertThat(events.unusable().stream().map(Unusable::reason))
                .containsExactly(
                        UnusableReason.NO_IDENTIFIER, UnusableReason.NO_EVENT, UnusableReason.FOREIGN_SUBSCRIBER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"OrderId":"a","SubscriberId":"theirs"},{"OrderId":"b","SubscriberId":"theirs"}] | FOREIGN_SUBSCRIBER
            [{"OrderId":"a","SubscriberId":"theirs"},{"EventType":"x"}]                       | NO_IDENTIFIER
            [{"EventType":"x"},{"OrderId":"a","SubscriberId":"theirs"}]                       | NO_IDENTIFIER
            """)
    void aDeliveryIsForeignOnlyIfAllOfItIs(String body, Rejection rejection) {
        assertThat(sort(body).rejection()).isEqualTo(rejection);
    }

    @Test
    void identifiersThatDifferNeverShareAKey() {
        List<String> identifiers = List.of("\\ud83d\\ude00", "\\ud83d\\ude01", "?", "\\ufffd", "%F0%9F%98%80");

        assertThat(identifiers.stream()
                        .map(each -> sort("{\"ExternalOrderId\":\"" + each + "\"}")
                                .usable()
                                .get(0)
                                .key()
                                .text())
                        .map(key -> new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(identifiers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"Events\":", "{\"Other\":"})
    void endlessNestingIsNoJson(String opening) {
        assertThat(decode(opening.repeat(100_000))).isEmpty();
    }

    @Test
    void deepWrappersHoldNoEvent() {
        assertThat(sort("{\"Events\":[".repeat(20) + "{\"OrderId\":\"a\"}" + "]}".repeat(20))
                        .usable())
                .isEmpty();
    }

    @Test
    void deepUnknownFieldsDoNoHarm() {
        assertThat(sort("{\"OrderId\":\"a\",\"Deep\":" + "[".repeat(900) + "]".repeat(900) + "}")
                        .usable())
                .extracting(OrderMeshEvent::type)
                .hasSize(1);
    }

    @Test
    void bytesThatAreNoTextAreNoJson() {
        assertThat(decoder.decode(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}))
                .isEmpty();
    }

    private SortedEvents sort(String body) {
        return SortedEvents.sort(decode(body).orElseThrow(), acme);
    }

    private Optional<List<Candidate>> decode(String body) {
        return decoder.decode(body.getBytes(StandardCharsets.UTF_8));
    }
}
