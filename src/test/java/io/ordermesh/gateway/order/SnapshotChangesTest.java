package io.ordermesh.gateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aFieldIsToldWithItsValuesAndAnElementByItsId() throws JsonProcessingException {
        assertThat(between("""
                {"items": [{"id": "i1", "status": "Open"}, {"id": "i2", "status": "Open"}]}""", """
                {"items": [{"id": "i2", "status": "Open"}, {"id": "i1", "status": "Processing"}]}""")).isEqualTo(new JsonArray("""
                        [{"field": "items/i1/status", "from": "Open", "to": "Processing"}]"""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"meta": {"ada@example.com": "1"}}                       | meta
            {"meta": {"status": "Ada called"}}                       | meta
            {"meta": {"a": {"sku": "Ada"}, "b": {"sku": "Lovelace"}}} | meta
            {"clientAttributes": {"sku": "Ada"}}                     | clientAttributes
            {"items": {"i1": {"clientAttributes": {"Ada": 1}}}}      | items/i1/clientAttributes
            {"shippingAddress": {"city": "London", "line1": "Ada"}}  | shippingAddress
            {"customerEmail": "ada@example.com"}                     | customerEmail
            """)
    void ofWhatIsPersonalOnlyWhereItBeginsIsTold(String added, String field) throws JsonProcessingException {
        String holder = added.startsWith("{\"items\"") ? "{\"items\": {\"i1\": {\"clientAttributes\": {}}}}" : "{}";

        assertThat(between(holder, added).encode())
                .doesNotContain("Ada", "ada@", "London")
                .contains(field);
        assertThat(between(added, holder).encode())
                .doesNotContain("Ada", "ada@", "London")
                .contains(field);
    }

    @Test
    void manyPersonalChangesAtOnePlaceAreOne() throws JsonProcessingException {
        assertThat(between("""
                {"meta": {"a": 1, "b": 2, "c": 3}, "status": "Open"}""", """
                {"meta": {"a": 2, "b": 3, "c": 4}, "status": "Closed"}""")).isEqualTo(new JsonArray("""
                        [{"field": "meta"}, {"field": "status", "from": "Open", "to": "Closed"}]"""));
    }

    private static JsonArray between(String before, String after) throws JsonProcessingException {
        return SnapshotChanges.between(JSON.readTree(before), JSON.readTree(after));
    }
}
