package io.ordermesh.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PersonalDataTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SECRET = "Winnifred";

    /** The contract's list (2.7), and names that such fields may have elsewhere. */
    private static final List<String> PERSONAL = List.of(
            "shippingAddress",
            "billingAddress",
            "returnAddress",
            "address",
            "customerPaymentMethods",
            "billingInfo",
            "fullName",
            "firstName",
            "lastName",
            "line1",
            "line2",
            "line3",
            "city",
            "zip",
            "phone",
            "email",
            "customerEmail",
            "longitude",
            "latitude",
            "ip",
            "cardFirst4",
            "cardLast4",
            "customerTransactions",
            "transactionId",
            "authorizationCode",
            "meta",
            "clientAttributes",
            "notes",
            "reason",
            "rejectReason",
            "images",
            "thumbnailUrl");

    private static final List<String> HARMLESS = List.of(
            "id",
            "shortId",
            "safeId",
            "externalId",
            "status",
            "statusDesc",
            "quantity",
            "sku",
            "name",
            "value",
            "facilityName",
            "merchantName",
            "vendorName",
            "carrierTrackingNumber",
            "carrierLink",
            "customerShippingMethod",
            "customerShippingAddressId",
            "shippingCountryCode",
            "merchantPaymentId",
            "transactionalCostModel",
            "reasonId",
            "skipImgManip",
            "skipImageValidation",
            "items",
            "packages",
            "orderItems",
            "client",
            "refunds",
            "brandNew");

    @Property
    void whatIsPersonalGoesWhereverItStandsAndHoweverItIsWritten(@ForAll("peopled") JsonNode tree) {
        assertThat(tree.toString()).contains(SECRET);

        assertThat(PersonalData.removedFrom(tree).toString()).doesNotContain(SECRET);
    }

    @Property
    void theRestStaysAsItIs(@ForAll("harmless") JsonNode tree) {
        assertThat(PersonalData.removedFrom(tree)).isEqualTo(tree);
    }

    @Property
    void twiceIsOnceAndTheGivenTreeIsLeftAlone(@ForAll("peopled") JsonNode tree) {
        JsonNode before = tree.deepCopy();

        JsonNode once = PersonalData.removedFrom(tree);

        assertThat(PersonalData.removedFrom(once)).isEqualTo(once);
        assertThat(tree).isEqualTo(before);
    }

    @Example
    void detailsArePersonalInTheClientAlone() {
        JsonNode tree = Snapshots.read("""
                {"client": {"source": "Shop", "details": "x", "version": "1", "ip": "192.0.2.1"}, "details": "kept",
                 "Client": [{"Details": "x", "deeper": {"details": "kept"}}]}""");

        assertThat(PersonalData.removedFrom(tree)).isEqualTo(Snapshots.read("""
                {"client": {"source": "Shop", "version": "1"}, "details": "kept", "Client": [{"deeper": {"details": "kept"}}]}"""));
    }

    @Example
    void ofTheDocumentedSamplesTheseFieldsGo() throws IOException {
        assertThat(removed("answer-get-order.json"))
                .containsExactlyInAnyOrder(
                        "/order/items/0/images",
                        "/order/items/0/clientAttributes",
                        "/order/items/0/meta",
                        "/order/shippingAddress",
                        "/order/billingAddress");
        assertThat(removed("answer-get-all-shipments.json")).containsExactly("/orderItems/0/images");
    }

    @Example
    void amountsKeepTheirDigits() {
        assertThat(PersonalData.removedFrom(Snapshots.read("{\"a\": [12.50, {\"b\": 0.10}]}")))
                .hasToString("{\"a\":[12.50,{\"b\":0.10}]}");
    }

    @Provide
    Arbitrary<JsonNode> harmless() {
        return Arbitraries.recursive(this::leaf, this::nested, 0, 3);
    }

    /** A harmless tree of any depth around a personal field, or several. */
    @Provide
    Arbitrary<JsonNode> peopled() {
        Arbitrary<JsonNode> person = Combinators.combine(harmless(), written(PERSONAL), secrets())
                .as((tree, name, secret) -> NODES.objectNode().<ObjectNode>set(name, secret));
        return Arbitraries.recursive(
                () -> person,
                inner -> Combinators.combine(inner, harmless(), written(HARMLESS), Arbitraries.of(true, false))
                        .as((core, beside, name, list) -> list
                                ? NODES.arrayNode().add(beside).add(core)
                                : NODES.objectNode().set(name, core)),
                0,
                4);
    }

    private Arbitrary<JsonNode> secrets() {
        Arbitrary<JsonNode> text = Arbitraries.just(NODES.textNode(SECRET));
        return Arbitraries.recursive(
                () -> text,
                inner -> Combinators.combine(inner, written(HARMLESS)).as((core, name) -> NODES.arrayNode()
                        .add(NODES.objectNode().set(name, core))),
                0,
                2);
    }

    private Arbitrary<JsonNode> leaf() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(5).map(NODES::textNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.just(NODES.nullNode()));
    }

    private Arbitrary<JsonNode> nested(Arbitrary<JsonNode> value) {
        Arbitrary<JsonNode> arrays =
                value.list().ofMaxSize(3).map(all -> NODES.arrayNode().addAll(all));
        Arbitrary<JsonNode> objects = Arbitraries.maps(written(HARMLESS), value)
                .ofMaxSize(4)
                .map(fields -> NODES.objectNode().setAll(fields));
        return Arbitraries.oneOf(arrays, objects);
    }

    /** A name in camel, Pascal, upper, lower, snake or kebab case. */
    private static Arbitrary<String> written(List<String> names) {
        return Combinators.combine(Arbitraries.of(names), Arbitraries.integers().between(0, 5))
                .as((name, style) -> switch (style) {
                    case 0 -> name;
                    case 1 -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                    case 2 -> name.toUpperCase(Locale.ROOT);
                    case 3 -> name.toLowerCase(Locale.ROOT);
                    case 4 -> separated(name, "_");
                    default -> separated(name, "-");
                });
    }

    private static String separated(String name, String separator) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1" + separator + "$2").toLowerCase(Locale.ROOT);
    }

    private static List<String> removed(String sample) throws IOException {
        JsonNode tree = Snapshots.read(Files.readString(Path.of("src/test/resources/ordermesh", sample)));
        List<String> removed = new ArrayList<>();
        compare("", tree, PersonalData.removedFrom(tree), removed);
        return removed;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<String> removed) {
        before.properties().forEach(field -> {
            JsonNode left = after.get(field.getKey());
            if (left == null) {
                removed.add(path + "/" + field.getKey());
            } else {
                compare(path + "/" + field.getKey(), field.getValue(), left, removed);
            }
        });
        for (int i = 0; before.isArray() && i < before.size(); i++) {
            compare(path + "/" + i, before.get(i), after.get(i), removed);
        }
    }
}
