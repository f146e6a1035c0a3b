package io.ordermesh.gateway.contract;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.api.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract names the operations that the portal publishes and marks what of them is known. */
class OpenApiContractTest {

    private static final Set<String> MARKS = Set.of("documented", "inferred", "assumed");

    private final ContractFile contract = ContractFile.read();
    private final List<ContractOperation> published =
            contract.operations().filter(ContractOperation::isPublished).toList();

    @Test
    void itHasThe49OperationsInTheGroupsOfThePortal() {
        assertThat(published.stream().collect(groupingBy(ContractOperation::tag, counting())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Notes", 6L,
                        "OrderItems", 1L,
                        "Orders", 17L,
                        "Packing Slip", 1L,
                        "Shipments", 21L,
                        "Client", 1L,
                        "User", 2L));
    }

    @Test
    void twoOperationsAreDocumentedOutsideThe49() {
        assertThat(contract.operations().filter(operation -> !operation.isPublished()))
                .extracting(ContractOperation::call)
                .containsExactly("POST /v1/inbound/orders", "GET /catalog/v1/merchantCatalog/effective/variants/list");
    }

    @Test
    void itIsTheOperationTableOfTheSandbox() {
        assertThat(contract.operations().map(ContractOperation::id)).doesNotHaveDuplicates();
        assertThat(contract.operations().collect(toMap(ContractOperation::id, ContractOperation::call)))
                .containsExactlyInAnyOrderEntriesOf(Arrays.stream(Operation.values())
                        .collect(toMap(
                                Operation::id,
                                each -> each.method() + " " + ContractOperation.anonymous(each.path()))));
    }

    @Test
    void everyOperationIsMarkedInAllItsParts() {
        assertThat(contract.operations()).allSatisfy(operation -> assertThat(operation.marks())
                .as(operation.id())
                .containsOnlyKeys(
                        operation.hasBody()
                                ? new String[] {"method", "path", "request", "response"}
                                : new String[] {"method", "path", "response"})
                .allSatisfy((part, mark) -> assertThat(mark).isIn(MARKS)));
    }

    @Test
    void theTotalsAreThoseOfThePortal() {
        assertThat(totals("method")).containsOnly(Map.entry("documented", 39L), Map.entry("assumed", 10L));
        assertThat(totals("path")).containsOnly(Map.entry("documented", 11L), Map.entry("assumed", 38L));
        assertThat(documented("request"))
                .containsExactlyInAnyOrder(
                        "createOrder",
                        "createOrdersBulk",
                        "addRefundRequest",
                        "rerouteShipment",
                        "rerouteShipmentsBulk",
                        "login",
                        "refreshLogin");
        assertThat(documented("response"))
                .containsExactlyInAnyOrder(
                        "getOrderBySafeId", "getOrderItem", "getShipment", "listShipmentsByOrder", "refreshLogin");
    }

    private Map<String, Long> totals(String part) {
        return published.stream()
                .map(operation -> operation.marks().getOrDefault(part, "none"))
                .collect(groupingBy(Function.identity(), counting()));
    }

    private Stream<String> documented(String part) {
        return published.stream()
                .filter(operation -> "documented".equals(operation.marks().get(part)))
                .map(ContractOperation::id);
    }

    @Test
    void everyPropertyEveryQueryParameterAndEveryErrorIsMarked() {
        Map<String, JsonNode> marked = contract.find((pointer, node) -> pointer.matches(".*/properties/[^/]+")
                || pointer.matches("/components/responses/[^/]+")
                || node.path("in").asText().equals("query"));

        assertThat(marked)
                .hasSizeGreaterThan(500)
                .allSatisfy((pointer, node) ->
                        assertThat(node.path("x-mark").asText()).as(pointer).isIn(MARKS));
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsUsed() {
        Set<String> references = contract
                .find((pointer, node) -> node.path("$ref").isTextual())
                .values()
                .stream()
                .map(node -> node.path("$ref").asText())
                .collect(Collectors.toSet());

        assertThat(references)
                .allSatisfy(reference -> assertThat(contract.at(reference)).isNotEmpty());
        assertThat(contract.schemas().keySet())
                .allSatisfy(name -> assertThat(references).contains("#/components/schemas/" + name));
    }

    @Test
    void everyOperationSaysHowItFails() {
        assertThat(contract.operations()).allSatisfy(operation -> assertThat(operation.statuses())
                .as(operation.id())
                .contains("400", "401", "403", "404", "429", "500")
                .anyMatch(status -> status.startsWith("2")));
    }

    @Test
    void onlyTheTokenOperationsAreCalledWithoutAToken() {
        assertThat(contract.operations().filter(ContractOperation::isOpen))
                .extracting(ContractOperation::id)
                .containsExactlyInAnyOrder("createClientToken", "login", "refreshLogin");
    }
}
