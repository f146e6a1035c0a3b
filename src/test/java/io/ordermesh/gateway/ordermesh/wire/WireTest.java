package io.ordermesh.gateway.ordermesh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    private static Wire wire(String json) {
        return Json.read(json, Wire.class);
    }

    @Test
    void digitsNullsAndUnknownFieldsSurvive() {
        String text = "{\"amount\":12.50,\"whole\":100,\"none\":null,\"unheardOf\":{\"deep\":[1.0,null]}}";

        assertThat(Json.write(wire(text))).isEqualTo(text);
    }

    /** Reading its digits would take minutes. */
    @Test
    void aTextOfAMillionDigitsIsNoNumber() {
        Wire wire = wire("{\"totalCount\": \"" + "7".repeat(1_000_000) + "\"}");

        assertThat(wire.integer("totalCount")).isEmpty();
        assertThat(wire.decimal("totalCount")).isEmpty();
    }

    @Test
    void theObjectCannotBeChangedThroughACopy() {
        Wire wire = wire("{\"id\": \"1\"}");

        wire.json().put("id", "2");

        assertThat(wire.text("id")).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "\"a secret\"", "17", "true"})
    void aBodyThatIsNoObjectIsToldWithoutItsValue(String body) {
        assertThatThrownBy(() -> wire(body))
                .hasMessageContaining("ObjectNode")
                .hasMessageContaining("line: 1")
                .hasMessageNotContaining("a secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"items": [{}, {}, {}]}                   | items[2].quantity is missing
                    {"items": [{}, {}, {"quantity": null}]}   | items[2].quantity is null, not a whole number
                    {"items": [{}, {}, {"quantity": "many"}]} | items[2].quantity is a string, not a whole number
                    {"items": [{}, {}, {"quantity": 1.5}]}    | items[2].quantity is a number, not a whole number
                    {"items": [{}, {}, {"quantity": [2]}]}    | items[2].quantity is an array, not a whole number
                    {"items": [{}, {}, 17]}                   | items[2] is a number, not an object
                    {"items": [{}, {}, null]}                 | items[2] is null, not an object
                    {"items": "none"}                         | items is a string, not a list
                    """)
    void aFieldThatMustBeReadIsToldByPathAndReason(String json, String message) {
        assertThatThrownBy(() -> wire(json).list("items", each -> each).get(2).requiredInteger("quantity"))
                .isInstanceOf(UnreadableField.class)
                .hasMessage(message);
    }

    @Test
    void listsAreEmptyOfOneOrMany() {
        assertThat(wire("{}").list("items", each -> each)).isEmpty();
        assertThat(wire("{\"items\": null}").list("items", each -> each)).isEmpty();
        assertThat(wire("{\"items\": {\"id\": 1}}").list("items", each -> each)).hasSize(1);
        assertThat(wire("{\"ids\": [\"a\", 2]}").texts("ids")).containsExactly("a", "2");
        assertThatThrownBy(() -> wire("{\"ids\": [\"a\", null]}").texts("ids"))
                .hasMessage("ids[1] is null, not a text");
        assertThatThrownBy(() -> wire("{\"at\": [\"soon\"]}").times("at")).hasMessage("at[0] is a string, not a time");
    }

    @Test
    void everyFormOfMoneyIsRead() {
        assertThat(wire("{\"p\": {\"currency\": \"USD\", \"amount\": 12.50}}").money("p"))
                .contains(Money.of("USD", new BigDecimal("12.50")));
        assertThat(wire("{\"p\": {\"currency\": \"USD\", \"amount\": \"12.50\", \"tax\": 0}}")
                        .money("p"))
                .contains(new Money("USD", new BigDecimal("12.50"), new BigDecimal("0")));
        assertThat(wire("{\"p\": {\"currencies\": [\"USD\"], \"currency\": \"USD\", \"amount\": 1}}")
                        .money("p"))
                .contains(Money.of("USD", BigDecimal.ONE));
        assertThat(wire("{\"p\": {\"currency\": \"USD\"}}").money("p")).isEmpty();
        assertThat(Json.write(Money.of("USD", new BigDecimal("12.50"))))
                .isEqualTo("{\"currency\":\"USD\",\"amount\":12.50}");
    }

    @Test
    void aPageIsReadInEachForm() {
        assertThat(Json.page("[{\"id\": \"1\"}, {\"id\": \"2\"}]", Wire.class).items())
                .hasSize(2);
        assertThat(Json.page("{\"id\": \"1\", \"items\": []}", Wire.class).items())
                .hasSize(1);
        assertThat(Json.page("{\"shipments\": null}", Wire.class).items()).isEmpty();
        assertThat(Json.page("{}", Wire.class).items()).isEmpty();
        assertThat(Json.page("null", Wire.class).items()).isEmpty();
        assertThat(Json.page("{\"notes\": [{}], \"totalCount\": 7}", AuditEvent.class)
                        .totalCount())
                .contains(7L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"a secret\"", "17", "[1]", "[null]", "{\"orders\": \"a secret\"}", "{\"error\": \"a secret\"}"
            })
    void whatIsNoPageIsToldWithoutItsValue(String body) {
        assertThatThrownBy(() -> Json.page(body, Wire.class))
                .hasMessageContaining("line: 1")
                .hasMessageNotContaining("a secret");
    }
}
