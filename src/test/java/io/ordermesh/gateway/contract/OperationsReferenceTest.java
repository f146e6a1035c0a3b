package io.ordermesh.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ordermesh.gateway.reference.ReferenceSection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of operations. */
class OperationsReferenceTest {

    private static final String GATEWAY = "io.ordermesh.gateway";
    private static final Set<String> REPEATABLE = Set.of("GET", "PUT", "DELETE");

    /** What the gateway calls by itself, and why. */
    private static final Map<String, String> USES = Map.of(
            "getOrder", "reading an order",
            "getOrdersBulk", "reading several orders",
            "listShipmentsByOrder", "reading its shipments",
            "getOrderBySafeId", "resolving a hint without an order id",
            "getShipment", "resolving a hint with a shipment id alone",
            "searchOrders", "resolving a hint with the merchant's own order number alone; sweep, backfill, audit",
            "listOrders", "sweep, backfill and audit where orders cannot be searched",
            "searchShipments", "sweep, backfill, audit",
            "createClientToken", "its tokens, through the OIDC client");

    @Test
    void theReferenceListsEveryOperation() {
        Map<String, DeclaredOperation> declared =
                DeclaredOperation.all().collect(Collectors.toMap(DeclaredOperation::id, each -> each));
        String rows = ContractFile.read()
                .operations()
                .map(operation -> row(operation, Objects.requireNonNull(declared.get(operation.id()))))
                .collect(Collectors.joining());

        new ReferenceSection("operations")
                .mustBe(
                        "| operation | call | path is | repeated | used for |\n| --- | --- | --- | --- | --- |\n"
                                + rows,
                        OperationsReferenceTest.class);
    }

    @Test
    void theUsesAreWhatTheCodeCalls() {
        Set<String> called = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(GATEWAY).stream()
                        .flatMap(each -> each.getMethodCallsFromSelf().stream())
                        .map(JavaAccess::getTarget)
                        .filter(target -> DeclaredOperation.INTERFACES.values().stream()
                                .anyMatch(type -> target.getOwner().isEquivalentTo(type)))
                        .map(target -> target.getName())
                        .collect(Collectors.toSet());
        // Of tokens the OIDC client takes care.
        called.add("createClientToken");

        assertThat(USES.keySet()).isEqualTo(called);
    }

    private static String row(ContractOperation operation, DeclaredOperation declared) {
        return "| `" + operation.id() + "` | `" + declared.method() + " " + declared.path() + "` | "
                + operation.marks().get("path") + " | "
                + (REPEATABLE.contains(declared.method()) ? "always" : "if unread") + " | "
                + USES.getOrDefault(operation.id(), "") + " |\n";
    }
}
