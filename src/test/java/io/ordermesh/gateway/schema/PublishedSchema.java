package io.ordermesh.gateway.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.order.OrderDocument;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JSON schema of a record of the state topic. */
public final class PublishedSchema {

    static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("https://gateway.example.com/")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;

    private PublishedSchema(String text) {
        this.text = text;
    }

    /** As it is now. */
    static PublishedSchema current() {
        return in(Path.of("src/main/resources/META-INF/resources" + OrderDocument.SCHEMA));
    }

    /** As it was last released: a copy that is renewed with each release, and not before. */
    static PublishedSchema released() {
        return in(Path.of("src/test/resources/schemas/released/order-state-1.json"));
    }

    /** A schema as it was fetched. */
    public static PublishedSchema of(String text) {
        return new PublishedSchema(text);
    }

    /** Whether, and if not why, the JSON text follows the schema. */
    public OutputUnit validate(String value) {
        return Validator.create(JsonSchema.of(new JsonObject(text)), OPTIONS).validate(new JsonObject(value));
    }

    JsonNode tree() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("A schema is JSON", e);
        }
    }

    private static PublishedSchema in(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
