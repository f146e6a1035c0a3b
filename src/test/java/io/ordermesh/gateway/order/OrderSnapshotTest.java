package io.ordermesh.gateway.order;

import static io.ordermesh.gateway.order.Snapshots.read;
import static io.ordermesh.gateway.order.Snapshots.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderSnapshotTest {

    @Test
    void itHoldsOrderAndShipments() {
        OrderSnapshot snapshot = snapshot("{\"id\":\"o\",\"status\":\"New\"}", "{\"id\":\"s\"}");

        assertThat(snapshot.text()).isEqualTo("""
                {"order":{"id":"o","status":"New"},"shipments":[{"id":"s"}]}""");
        assertThat(snapshot.orderId()).isEqualTo("o");
        assertThat(snapshot.shipments()).containsOnlyKeys("s");
    }

    @Test
    void theOrderOfFieldsAndShipmentsHasNoMeaning() {
        OrderSnapshot one = snapshot("""
                {"id":"o","items":[{"a":1,"b":{"c":2,"d":3}}]}""", "{\"id\":\"s1\",\"x\":1}", "{\"id\":\"s2\"}");
        OrderSnapshot other = snapshot("""
                {"items":[{"b":{"d":3,"c":2},"a":1}],"id":"o"}""", "{\"id\":\"s2\"}", "{\"x\":1,\"id\":\"s1\"}");

        assertThat(other.text()).isEqualTo(one.text());
        assertThat(other.contentHash()).isEqualTo(one.contentHash()).matches("[0-9a-f]{64}");
        assertThat(other.shipments().keySet()).containsExactly("s1", "s2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"o\",\"a\":[2,1]}",
                "{\"id\":\"o\",\"a\":[1,2],\"b\":null}",
                "{\"id\":\"o\",\"a\":[1,\"2\"]}",
                "{\"id\":\"p\",\"a\":[1,2]}"
            })
    void otherContentsHaveAnotherHash(String order) {
        assertThat(snapshot(order).contentHash())
                .isNotEqualTo(snapshot("{\"id\":\"o\",\"a\":[1,2]}").contentHash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.50", "0.10", "100", "1234567890123456789.10", "0.1000000000000000055"})
    void amountsStayAsTheyCame(String amount) {
        assertThat(snapshot("{\"id\":\"o\",\"amount\":" + amount + "}").text()).contains("\"amount\":" + amount + ",");
    }

    @Test
    void unknownFieldsAreKept() {
        assertThat(snapshot("{\"id\":\"o\",\"brandNew\":{\"deep\":[true,null,\"ü\"]}}")
                        .text())
                .contains("\"brandNew\":{\"deep\":[true,null,\"ü\"]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a\\u0000b               | a\\ufffdb
            \\u0000                 | \\ufffd
            \\u0000\\u0000          | \\ufffd\\ufffd
            \\\\u0000               | \\\\u0000
            \\\\\\u0000             | \\\\\\ufffd
            \\\\\\\\u0000           | \\\\\\\\u0000
            \\\\u0000\\u0000        | \\\\u0000\\ufffd
            """)
    void theCharacterThatPostgresqlCannotStoreIsReplaced(String given, String kept) {
        OrderSnapshot snapshot = snapshot("{\"id\":\"o\",\"note\":\"" + given + "\",\"" + given + "\":1}");

        String expected = read("\"" + kept + "\"").asText();
        assertThat(read(snapshot.text()).path("order").path("note").asText()).isEqualTo(expected);
        assertThat(read(snapshot.text()).path("order").path(expected).asInt()).isEqualTo(1);
        assertThat(snapshot.field("note")).isEqualTo(expected);
    }

    @Test
    void theCharacterIsReplacedInShipmentsToo() {
        assertThat(snapshot("{\"id\":\"o\"}", "{\"id\":\"s\",\"note\":\"a\\u0000\"}")
                        .shipments())
                .hasValueSatisfying(new Condition<>(
                        shipment -> shipment.path("note").asText().equals("a\ufffd"), "clean"));
    }

    @Test
    void aShipmentListedTwiceIsOne() {
        OrderSnapshot once = snapshot("{\"id\":\"o\"}", "{\"id\":\"s\",\"a\":1}");
        OrderSnapshot twice = snapshot("{\"id\":\"o\"}", "{\"id\":\"s\",\"a\":1}", "{\"id\":\"s\",\"a\":1}");

        assertThat(twice.text()).isEqualTo(once.text());
    }

    @Test
    void whichOfTwoVersionsOfAShipmentStaysDoesNotDependOnTheirOrder() {
        OrderSnapshot one = snapshot("{\"id\":\"o\"}", "{\"id\":\"s\",\"a\":1}", "{\"id\":\"s\",\"a\":2}");
        OrderSnapshot other = snapshot("{\"id\":\"o\"}", "{\"id\":\"s\",\"a\":2}", "{\"a\":1,\"id\":\"s\"}");

        assertThat(other.text()).isEqualTo(one.text());
    }

    @Test
    void fieldsAreTextsAndNumbers() {
        OrderSnapshot snapshot = snapshot("""
                {"id":"o","text":"t","number":12.50,"null":null,"object":{},"flag":true,
                 "updatedAt":"2026-01-31T12:00:00.1234567Z","createdAt":"soon"}""");

        assertThat(snapshot.field("text")).isEqualTo("t");
        assertThat(snapshot.field("number")).isEqualTo("12.50");
        assertThat(snapshot.field("null")).isNull();
        assertThat(snapshot.field("object")).isNull();
        assertThat(snapshot.field("flag")).isNull();
        assertThat(snapshot.field("absent")).isNull();
        assertThat(snapshot.time("updatedAt")).contains(Instant.parse("2026-01-31T12:00:00.1234567Z"));
        assertThat(snapshot.time("createdAt")).isEmpty();
        assertThat(snapshot.time("absent")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.50", "1e990", "1e-990", "123456789012345678901234567890", "[[[]]]", "null", "true"})
    void whatIsUsualCanBeReadAgain(String value) {
        assertThat(isReadable(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000", "-1e-1000", "[{\"a\":1.5e2000}]", "1e99999"})
    void numbersThatPostgresqlWritesOutTooLongCannot(String value) {
        assertThat(isReadable(value)).isFalse();
    }

    @Test
    void treesThatAreTooDeepCannot() {
        assertThat(isReadable("[".repeat(499) + "]".repeat(499))).isTrue();
        assertThat(isReadable("[".repeat(500) + "]".repeat(500))).isFalse();
    }

    /** As a field of the order, and of a shipment. */
    private static boolean isReadable(String value) {
        JsonNode node = read("{\"id\":\"o\",\"a\":" + value + "}");
        boolean ofOrder = OrderSnapshot.isReadable(node, List.of());
        assertThat(OrderSnapshot.isReadable(read("{}"), List.of(node))).isEqualTo(ofOrder);
        return ofOrder;
    }
}
