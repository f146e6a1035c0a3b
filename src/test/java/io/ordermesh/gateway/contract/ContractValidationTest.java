package io.ordermesh.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract is an OpenAPI document, and the samples follow it. */
class ContractValidationTest {

    private static final Path SAMPLES = Path.of("src/test/resources/ordermesh");
    private static final String JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
    private static final Vertx VERTX = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private static OpenAPIContract contract;

    @BeforeAll
    static void readContract() throws Exception {
        contract = OpenAPIContract.from(VERTX, ContractFile.NAME)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aValidatorReadsEveryOperation() {
        assertThat(contract.operations()).hasSize(51);
    }

    @Test
    void everySchemaIsAJsonSchema() {
        assertThat(ContractFile.read().schemas())
                .allSatisfy((name, schema) -> assertThat(isJsonSchema(new JsonObject(schema.toString())))
                        .as(name)
                        .isTrue());
        assertThat(isJsonSchema(new JsonObject("{\"properties\": {\"id\": {\"type\": \"text\"}}}")))
                .as("a property of a type that does not exist")
                .isFalse();
    }

    private static boolean isJsonSchema(JsonObject schema) {
        return contract.getSchemaRepository()
                .validator(JSON_SCHEMA)
                .validate(schema)
                .getValid();
    }

    @ParameterizedTest
    @CsvSource({
        "getOrder, answer-get-order.json",
        "getShipment, answer-get-all-shipments.json",
        "listShipmentsByOrder, answer-get-all-shipments.json",
    })
    void theSamplesFollowTheContract(String operation, String sample) throws IOException {
        OutputUnit result = validate(operation, sample(sample));

        assertThat(result.getValid()).as(() -> String.valueOf(result.toJson())).isTrue();
    }

    @Test
    void aDateMayHaveAZoneButMustBeADate() throws IOException {
        JsonObject shipment = sample("answer-get-all-shipments.json");

        assertThat(validate("getShipment", shipment.copy().put("createdDate", "2026-01-02T03:04:05.1234567Z"))
                        .getValid())
                .isTrue();
        assertThat(validate("getShipment", shipment.copy().put("createdDate", "yesterday"))
                        .getValid())
                .isFalse();
    }

    @Test
    void anOrderWithoutAnIdIsNone() throws IOException {
        JsonObject answer = sample("answer-get-order.json");
        answer.getJsonObject("order").remove("id");

        assertThat(validate("getOrder", answer).getValid()).isFalse();
    }

    private static OutputUnit validate(String operation, JsonObject answer) {
        Map<String, MediaType> content =
                contract.operation(operation).getResponse(200).getContent();
        JsonSchema schema =
                Objects.requireNonNull(content.get("application/json")).getSchema();
        return contract.getSchemaRepository().validator(schema).validate(answer);
    }

    private static JsonObject sample(String name) throws IOException {
        return new JsonObject(Files.readString(SAMPLES.resolve(name)));
    }
}
