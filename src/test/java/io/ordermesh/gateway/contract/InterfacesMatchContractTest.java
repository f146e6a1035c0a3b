package io.ordermesh.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The declarative interfaces are the contract: nothing less, nothing else, nothing more. */
class InterfacesMatchContractTest {

    private static final ContractFile CONTRACT = ContractFile.read();
    private static final Map<String, DeclaredOperation> DECLARED =
            DeclaredOperation.all().collect(Collectors.toMap(DeclaredOperation::id, each -> each));

    @Test
    void eachOperationIsDeclaredAndNoneElse() {
        assertThat(DECLARED.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        CONTRACT.operations().map(ContractOperation::id).toList());
    }

    static Stream<Named<ContractOperation>> operations() {
        return CONTRACT.operations().map(operation -> Named.of(operation.id(), operation));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itIsDeclaredAsTheContractSays(ContractOperation operation) {
        DeclaredOperation declared = Objects.requireNonNull(DECLARED.get(operation.id()));

        assertThat(declared.call()).isEqualTo(operation.call());
        assertThat(declared.queryParameters()).isEqualTo(queryParameters(operation));
        assertThat(declared.hasBody()).isEqualTo(operation.hasBody());
        assertThat(declared.declaration().getDeclaringClass())
                .isEqualTo(DeclaredOperation.INTERFACES.get(operation.tag()));
    }

    private static Set<String> queryParameters(ContractOperation operation) {
        return operation
                .node()
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.has("$ref")
                        ? CONTRACT.at(parameter.path("$ref").asText())
                        : parameter)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toSet());
    }
}
