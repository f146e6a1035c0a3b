package io.ordermesh.gateway.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.order.OrderDocument;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.SchemaRepository;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema of the state topic describes all that a record has, and grows by additions alone. */
class OrderStateSchemaTest {

    private static final String JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode schema = PublishedSchema.current().tree();

    @Test
    void itIsAJsonSchema() {
        Vertx vertx = Vertx.vertx();
        try {
            SchemaRepository repository =
                    SchemaRepository.create(PublishedSchema.OPTIONS).preloadMetaSchema(vertx.fileSystem());

            assertThat(repository
                            .validator(JSON_SCHEMA)
                            .validate(new JsonObject(schema.toString()))
                            .getValid())
                    .isTrue();
            assertThat(repository
                            .validator(JSON_SCHEMA)
                            .validate(new JsonObject("{\"properties\": {\"id\": {\"type\": \"text\"}}}"))
                            .getValid())
                    .as("a property of a type that does not exist")
                    .isFalse();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void itDescribesEachFieldOfADocument() {
        List<String> fields = Stream.of(OrderDocument.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(schema.path("properties").fieldNames()).toIterable().containsExactlyElementsOf(fields);
        assertThat(OrderDocument.class.getAnnotation(JsonPropertyOrder.class).value())
                .containsExactlyElementsOf(fields);
        assertThat(schema.path("properties"))
                .allSatisfy(property ->
                        assertThat(property.path("description").asText()).isNotBlank());
    }

    @Test
    void itHasGrownByAdditionsAlone() {
        assertThat(SchemaEvolution.problems(PublishedSchema.released().tree(), schema))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                         | description | "Other words"
            /properties                | channel     | {"type": "string"}
            /properties/order/properties | status    | {"type": "string"}
            /properties/shipments/items/properties | shortId | {"type": ["string", "null"]}
            """)
    void anAdditionIsNoProblem(String place, String name, String value) throws JsonProcessingException {
        assertThat(SchemaEvolution.problems(schema, with(place, name, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /properties                  | safeId               |                                | /safeId: removed
            /properties/order/properties | id                   |                                | /order/id: removed
            /properties/status           | type                 | "string"                       | /status: no longer type null
            /properties/revision         | type                 | ["integer", "string"]          | /revision: newly type string
            /properties/shipments/items  | type                 | ["object", "null"]             | /shipments/items: newly type null
            /properties/order            | required             | ["id", "status"]               | /order: newly required status
            /properties/order            | required             | []                             | /order: no longer required id
            ``                           | additionalProperties | false                          | : additionalProperties changed
            /properties/status           | enum                 | ["Open"]                       | /status: enum changed
            /properties/safeId           | format               | "uuid"                         | /safeId: format changed
            /properties/changedAt        | format               |                                | /changedAt: format changed
            /properties/revision         | minimum              | 0                              | /revision: minimum changed
            """)
    void anythingElseIsAProblem(String place, String name, @Nullable String value, String problem)
            throws JsonProcessingException {
        assertThat(SchemaEvolution.problems(schema, with(place, name, value))).containsExactly(problem);
    }

    /** The schema with another value at a place, or with none. */
    private JsonNode with(String place, String name, @Nullable String value) throws JsonProcessingException {
        JsonNode changed = schema.deepCopy();
        ObjectNode object = (ObjectNode) changed.at(place);
        if (value == null) {
            object.remove(name);
        } else {
            object.set(name, JSON.readTree(value));
        }
        return changed;
    }
}
