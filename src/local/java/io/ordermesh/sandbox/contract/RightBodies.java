package io.ordermesh.sandbox.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import io.ordermesh.sandbox.contract.Exchange.Answer;
import io.ordermesh.sandbox.world.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells which bodies of answers are as the contract declares them. It is many times faster than {@link Contract}'s
 * validator, which is left to say what is wrong with the others. Thread-safe.
 */
final class RightBodies {
    private static final String DOCUMENT = "https://gateway.example.com/ordermesh";
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .failFast(true)
            .build();

    private final JsonSchemaFactory factory;
    /** Where the schema of an operation's answer of a status stands in the document. */
    private final Map<String, String> places = new HashMap<>();

    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private RightBodies(JsonNode document) {
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                // What OpenAPI has besides, which the library would warn of.
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        factory = JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(dialect.getIri())
                .metaSchema(dialect)
                .schemaLoaders(loaders -> loaders.schemas(Map.of(DOCUMENT, document.toString())))
                .build();
        document.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry(
                        (method, operation) -> operation.path("responses").forEachEntry((status, response) -> {
                            String place = response.path("$ref")
                                            .asText("#/paths/" + escaped(path) + "/" + method + "/responses/" + status)
                                    + "/content/application~1json/schema";
                            if (!document.at(place.substring(1)).isMissingNode()) {
                                places.put(key(operation.path("operationId").asText(), status), place);
                            }
                        })));
    }

    /** Those of the contract in that file on the class path. */
    static RightBodies of(String name) {
        try (InputStream file = RightBodies.class.getResourceAsStream("/" + name)) {
            return new RightBodies(new YAMLMapper().readTree(Objects.requireNonNull(file, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the answer's status is declared with a body in JSON, and its body is one. */
    boolean include(String operationId, Answer answer) {
        JsonSchema schema = schema(key(operationId, Integer.toString(answer.status())));
        return schema != null
                && Json.parse(answer.body())
                        .map(body -> schema.validate(body, OutputFormat.BOOLEAN))
                        .orElse(false);
    }

    private @Nullable JsonSchema schema(String key) {
        String place = places.get(key);
        return place == null ? null : schemas.computeIfAbsent(key, each -> load(place));
    }

    private JsonSchema load(String place) {
        return factory.getSchema(SchemaLocation.of(DOCUMENT + place), CONFIG);
    }

    private static String key(String operationId, String status) {
        return operationId + " " + status;
    }

    /** As a JSON pointer has it. */
    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }
}
