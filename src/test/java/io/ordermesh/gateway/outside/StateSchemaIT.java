package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.gateway.schema.PublishedSchema;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.json.schema.OutputUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of the state topic follow the schema that they name. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class StateSchemaIT {

    @Provided
    World world;

    @Test
    void recordsOfEveryStateFollowTheSchemaThatTheyName() {
        CreatedOrder order = world.sandbox().orders().create("acme", 3);
        Copy.becomesRight(world, World.ACME, order.id());
        world.sandbox().orders().advanceUntil(order.id(), "Fulfilled");
        Copy.becomesRight(world, World.ACME, order.id());
        // Those of the tests before, too.
        List<Seen> records = Records.all(world, Records.ORDERS).stream()
                .filter(record -> record.value() != null)
                .toList();
        assertThat(records).hasSizeGreaterThan(1);
        PublishedSchema schema = fetched(records.get(0));

        assertThat(records).allSatisfy(record -> {
            assertThat(record.header("ce_dataschema")).isEqualTo("/schemas/order-state-1.json");
            OutputUnit result = schema.validate(Objects.requireNonNull(record.value()));
            assertThat(result.getValid())
                    .as(() -> String.valueOf(result.toJson()))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"revision\": null}",
                "{\"revision\": \"1\"}",
                "{\"safeId\": 1}",
                "{\"gone\": null}",
                "{\"changedAt\": \"today\"}",
                "{\"order\": {}}",
                "{\"shipments\": [{\"id\": 1}]}",
            })
    void anotherRecordDoesNot(String change) {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        Seen record = Records.lastOfOrder(world, "acme", order.id());
        ObjectNode value = Trees.parseObject(Objects.requireNonNull(record.value()));

        value.setAll(Trees.parseObject(change));

        assertThat(fetched(record).validate(value.toString()).getValid()).isFalse();
    }

    private static PublishedSchema fetched(Seen record) {
        Response answer = given().get(record.header("ce_dataschema"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        return PublishedSchema.of(answer.asString());
    }
}
