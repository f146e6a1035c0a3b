package io.ordermesh.gateway.ordermesh.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.contract.ContractFile;
import io.ordermesh.gateway.contract.ContractOperation;
import io.ordermesh.gateway.ordermesh.OrderMesh;
import io.ordermesh.gateway.outside.Provided;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of the contract through the typed client: what is written is what is read. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class EveryOperationIT {

    private static final Map<String, Example> EXAMPLES = Example.all();

    @Provided
    World world;

    @Inject
    OrderMesh orderMesh;

    static Stream<String> operations() {
        return ContractFile.read().operations().map(ContractOperation::id);
    }

    @Test
    void theContractHasAnExampleOfEachAndOfNoOther() {
        assertThat(EXAMPLES.keySet())
                .hasSize(51)
                .containsExactlyInAnyOrderElementsOf(operations().toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itDoesWhatItSays(String operation) {
        long before = carriedOut(operation);

        Objects.requireNonNull(EXAMPLES.get(operation), "an example")
                .scenario()
                .play(new Ends(orderMesh.of("acme"), world.sandbox()));

        assertThat(carriedOut(operation) - before)
                .as("times that it was called")
                .isPositive();
    }

    private long carriedOut(String operation) {
        return world.sandbox().countCalls(call -> call.operationId().equals(operation) && call.status() / 100 == 2);
    }
}
