package io.ordermesh.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ordermesh.gateway.event.OrderKey.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderKeyTest {

    @ParameterizedTest
    @CsvSource({
        "order:0123456789abcdef01234567, ORDER, 0123456789abcdef01234567",
        "0123456789abcdef01234567, ORDER, 0123456789abcdef01234567",
        "safe:m-1001.a_b~c, SAFE, m-1001.a_b~c",
        "shipment:22222222-2222-4222-8222-222222222222, SHIPMENT, 22222222-2222-4222-8222-222222222222",
        "external:PO 7/8, EXTERNAL, PO 7/8",
        "external:order:7, EXTERNAL, order:7",
        "external:external:7, EXTERNAL, external:7"
    })
    void aKeyIsReadFromText(String text, Kind kind, String value) {
        assertThat(OrderKey.parse(text)).contains(new OrderKey(kind, value));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatAKeyWritesItReads(Kind kind) {
        OrderKey key = new OrderKey(kind, "a-1");

        assertThat(OrderKey.parse(key.text())).contains(key);
    }

    static Stream<Arguments> unusable() {
        return Stream.of(Kind.ORDER, Kind.SAFE, Kind.SHIPMENT).flatMap(kind -> Stream.of(
                        "", " ", ".", "..", "a/b", "a?b", "a b", "a%2Fb", "ä", "a:b", "a\n", "a".repeat(129))
                .map(value -> Arguments.of(kind, value)));
    }

    static Stream<Arguments> unusableExternalIds() {
        return Stream.of("", " ", "a\nb", "a\tb", "a\0", "a".repeat(201))
                .map(value -> Arguments.of(Kind.EXTERNAL, value));
    }

    @ParameterizedTest
    @MethodSource({"unusable", "unusableExternalIds"})
    void aValueThatCannotStandInAPathIsRefused(Kind kind, String value) {
        assertThat(OrderKey.find(kind, value)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderKey(kind, value))
                .withMessage("Not usable as " + kind + " key");
    }

    @Test
    void theLongestValuesAreUsable() {
        assertThat(OrderKey.find(Kind.ORDER, "a".repeat(128))).isPresent();
        assertThat(OrderKey.find(Kind.EXTERNAL, "ä".repeat(200))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"order:", "safe:a b", "unknown:a", "''"})
    void aTextThatIsNoKeyIsNotRead(String text) {
        assertThat(OrderKey.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "external:1001, external:1001",
        "order:65f0c0ffee, order:65f0c0ffee",
        "external:jane@example.com, external:~9e26471d",
        "external:Jane Doe, external:~1c272047"
    })
    void aLogHoldsNoFreeText(String text, String logged) {
        assertThat(OrderKey.parse(text).orElseThrow()).hasToString(logged);
    }
}
