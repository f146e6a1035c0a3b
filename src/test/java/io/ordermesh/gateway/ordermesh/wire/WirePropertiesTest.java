package io.ordermesh.gateway.ordermesh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** What holds for every answer, whatever is in it. */
class WirePropertiesTest {

    /** In 1971: what is earlier stands for no time. */
    private static final long FIRST_TIME = 40_000_000L;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property(tries = 300)
    void whatIsReadIsWrittenAsItCame(@ForAll("objects") ObjectNode object) {
        String text = object.toString();

        String written = Json.write(Json.read(text, Wire.class));

        assertThat(written).isEqualTo(text);
        assertThat(Json.tree(written)).isEqualTo(Json.tree(text));
    }

    @Property(tries = 300)
    void equalContentsAreEqualAndShowNoValue(@ForAll("objects") ObjectNode object) {
        Wire wire = Json.read(object.toString(), Wire.class);

        assertThat(wire).isEqualTo(Json.read(object.toString(), Wire.class));
        assertThat(wire).hasSameHashCodeAs(Json.read(object.toString(), Wire.class));
        assertThat(wire.toString()).isEqualTo("{" + object.size() + " fields}");
    }

    /** No reader of one value fails, whatever the value is; one that must be there is told by its path. */
    @Property(tries = 300)
    void aFieldOfAnyFormHindersNobody(@ForAll("values") JsonNode value) {
        Wire wire = Wire.of(NODES.objectNode().set("field", value));

        assertThat(wire.decimal("field").isPresent())
                .isEqualTo(wire.money("field").isPresent() && !value.isObject());
        assertThat(wire.bool("field").isPresent()).isEqualTo(value.isBoolean());
        assertThat(wire.object("field").isPresent()).isEqualTo(value.isObject());
        assertThat(wire.text("field").isPresent()).isEqualTo(value.isTextual() || value.isNumber());
        assertThat(wire.map("field").keySet())
                .isSubsetOf(value.properties().stream().map(Map.Entry::getKey).toList());
        assertThat(wire.names()).containsExactly("field");
    }

    @Property
    void aTimeIsReadWithAndWithoutZone(
            @ForAll @LongRange(min = FIRST_TIME, max = 4_000_000_000L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 9) int digits,
            @ForAll("zones") String zone) {
        String fraction = digits == 0 ? "" : "." + "%09d".formatted(nanos).substring(0, digits);
        LocalDateTime second = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        String text = second.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")) + fraction + zone;
        ZoneOffset offset = zone.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(zone);
        Instant expected = second.toInstant(offset)
                .plusNanos(digits == 0 ? 0 : nanos / (int) Math.pow(10, 9 - digits) * (long) Math.pow(10, 9 - digits));

        Wire wire = Wire.of(NODES.objectNode().put("at", text));

        assertThat(wire.time("at")).contains(expected);
        assertThat(wire.requiredTime("at")).isEqualTo(expected);
    }

    @Property
    void moneyIsReadFromNumberAndText(@ForAll @Scale(12) BigDecimal amount, @ForAll boolean asText) {
        String number = asText ? "\"" + amount.toPlainString() + "\"" : amount.toPlainString();
        Wire wire = Json.read(
                "{\"price\": {\"currencies\": [\"USD\"], \"currency\": \"USD\", \"amount\": %s}}".formatted(number),
                Wire.class);

        Money money = wire.requiredMoney("price");

        assertThat(money.amount()).isEqualByComparingTo(amount);
        assertThat(money.amount().toPlainString()).isEqualTo(amount.toPlainString());
        assertThat(Json.read(Json.write(money), Wire.class).requiredDecimal("amount"))
                .isEqualByComparingTo(amount);
    }

    @Property
    void wholeNumbersAreReadAndBrokenOnesAreNot(@ForAll long number, @ForAll boolean asText) {
        ObjectNode object = NODES.objectNode();
        Wire wire = Wire.of(asText ? object.put("n", Long.toString(number)) : object.put("n", number));

        assertThat(wire.integer("n")).contains(number);
        assertThat(Wire.of(NODES.objectNode().put("n", number + ".5")).integer("n"))
                .isEmpty();
    }

    /** As an array, in a wrapper, with and without the page's numbers: the same elements. */
    @Property(tries = 200)
    void everyFormOfAListHoldsTheSameElements(@ForAll("lists") List<ObjectNode> elements) {
        String array = elements.toString();

        List<Wire> bare = Json.page(array, Wire.class).items();
        Page<Wire> page = Json.page("{\"orders\": %s, \"page\": 1, \"totalCount\": 9}".formatted(array), Wire.class);

        assertThat(Json.write(bare)).isEqualTo(Json.write(elements));
        assertThat(page.items()).isEqualTo(bare);
        assertThat(page.totalCount()).contains(9L);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of("", "Z", "+00:00", "+02:00", "-07:30");
    }

    @Provide
    Arbitrary<List<ObjectNode>> lists() {
        return objects().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return object(values());
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return Arbitraries.recursive(WirePropertiesTest::leaf, WirePropertiesTest::nested, 0, 2);
    }

    private static Arbitrary<JsonNode> leaf() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(NODES::textNode),
                Arbitraries.bigDecimals().ofScale(6).map(number -> DecimalNode.valueOf(number)),
                Arbitraries.longs().map(number -> Json.tree(Long.toString(number))),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
    }

    private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> value) {
        Arbitrary<JsonNode> arrays =
                value.list().ofMaxSize(3).map(all -> NODES.arrayNode().addAll(all));
        return Arbitraries.oneOf(arrays, object(value).map(node -> node));
    }

    private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> value) {
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(6), value)
                .ofMaxSize(4)
                .map(fields -> NODES.objectNode().setAll(fields));
    }
}
