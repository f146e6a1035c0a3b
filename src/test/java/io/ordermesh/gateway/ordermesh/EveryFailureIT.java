package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.contract.ContractFile;
import io.ordermesh.gateway.contract.ContractOperation;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.operation.Ends;
import io.ordermesh.gateway.ordermesh.operation.Example;
import io.ordermesh.gateway.outside.Provided;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.WorldResource;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation of the contract with each failure that the contract states for it. What the sandbox refuses by itself
 * it refuses here, too; the rest is made by faults.
 */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class EveryFailureIT {

    private static final Map<String, Example> EXAMPLES = Example.all();
    private static final Set<String> REPEATABLE = Set.of("get", "put", "delete");
    private static final int LONG_WAIT = 30;

    @Provided
    World world;

    @Inject
    OrderMesh orderMesh;

    @Inject
    Merchants merchants;

    /** What the caller is told, and how often the call was sent until then. */
    private record Told(Reason reason, int attempts) {}

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    static Stream<Named<ContractOperation>> operations() {
        return ContractFile.read().operations().map(operation -> Named.of(operation.id(), operation));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void itFailsAsTheContractSays(ContractOperation operation) {
        Example example = Objects.requireNonNull(EXAMPLES.get(operation.id()), "an example");
        // With a breaker of its own: the failures of one operation are too few to open it.
        Ends ends = new Ends(orderMesh.upstream(merchants.find("acme").orElseThrow()), world.sandbox());

        failures(operation).forEach(status -> {
            Function<Ends, Uni<?>> refused = example.refusals().get(status);
            if (refused != null) {
                fails(operation, status, refused.apply(ends));
            } else {
                ActiveFault fault = world.sandbox().faults().add(fault(operation, status));
                fails(operation, status, example.call().apply(ends));
                fault.remove();
            }
        });
    }

    /** 503 is nowhere stated, and can always be answered. */
    private static IntStream failures(ContractOperation operation) {
        return IntStream.concat(
                operation.statuses().stream().mapToInt(Integer::parseInt).filter(status -> status >= 400),
                IntStream.of(503));
    }

    private static Fault fault(ContractOperation operation, int status) {
        Fault fault =
                switch (status) {
                    case 429 -> Fault.rateLimit(operation.id(), LONG_WAIT);
                    case 503 -> Fault.status(operation.id(), status).withRetryAfterSeconds(0);
                    default -> Fault.status(operation.id(), status);
                };
        return operation.isOpen() ? fault : fault.withMerchant("acme");
    }

    private void fails(ContractOperation operation, int status, Uni<?> call) {
        Told expected = told(operation, status);
        long before = sent(operation);

        OrderMeshFailure failure = Ends.failed(call);

        assertThat(failure).as("failure by %s", status).isNotNull();
        assertThat(failure.status()).contains(status);
        assertThat(failure.operation()).isEqualTo(operation.id());
        assertThat(new Told(failure.reason(), failure.attempts()))
                .as("what is told of %s", status)
                .isEqualTo(expected);
        assertThat(failure.errors()).as("errors of %s", status).isNotEmpty();
        if (status == 429) {
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(LONG_WAIT));
        }
        // Reads of the gateway's own cannot be told from these.
        if (!REPEATABLE.contains(operation.method())) {
            assertThat(sent(operation) - before).as("requests until %s", status).isEqualTo(expected.attempts());
        }
    }

    private static Told told(ContractOperation operation, int status) {
        boolean repeatable = REPEATABLE.contains(operation.method());
        return switch (status) {
            case 400 -> new Told(Reason.INVALID, 1);
            // Once more with another token, where one is sent.
            case 401 -> new Told(Reason.UNAUTHORIZED, operation.isOpen() ? 1 : 2);
            case 403 -> new Told(Reason.FORBIDDEN, 1);
            case 404 -> new Told(Reason.NOT_FOUND, 1);
            case 409 -> new Told(Reason.CONFLICT, 1);
            case 424 -> new Told(Reason.REFUSED, 1);
            // The wait is longer than a call waits.
            case 429 -> new Told(Reason.RATE_LIMITED, 1);
            case 500, 502 -> repeatable ? new Told(Reason.UNAVAILABLE, 2) : new Told(Reason.UNKNOWN_OUTCOME, 1);
            // Unread, as it has Retry-After.
            case 503 -> new Told(Reason.UNAVAILABLE, 2);
            default -> throw new AssertionError("A failure that nobody thought of: " + status);
        };
    }

    private long sent(ContractOperation operation) {
        // For acme the gateway asks for tokens by itself.
        return world.sandbox()
                .countCalls(call -> call.operationId().equals(operation.id())
                        && (!operation.id().equals("createClientToken") || "globex".equals(call.merchant())));
    }
}
