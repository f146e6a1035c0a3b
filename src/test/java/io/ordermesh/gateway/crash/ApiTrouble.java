package io.ordermesh.gateway.crash;

import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.ordermesh.sandbox.world.SeededValues;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spoils calls of OrderMesh's API: of all operations or one, of all merchants or one. */
final class ApiTrouble implements Trouble {

    private static final List<String> OPERATIONS = List.of(
            Fault.ANY,
            Fault.ANY,
            "getOrder",
            "getOrdersBulk",
            "listShipmentsByOrder",
            "getShipment",
            "searchOrders",
            "searchShipments",
            "createClientToken");
    /** No 404: that an order is gone is an answer like others, and would be a true one to the gateway. */
    private static final List<Integer> STATUSES = List.of(400, 401, 403, 408, 409, 422, 500, 501, 502, 503, 504);

    private final Sandbox sandbox;

    ApiTrouble(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public Remedy begin(Disturbance disturbance) {
        if (disturbance.kind() == Kind.TOKENS_EXPIRED) {
            sandbox.tokens().expireAll();
            return new Remedy("", () -> {});
        }
        SeededValues values = disturbance.particulars();
        String operation = values.pick(OPERATIONS);
        String merchant = merchant(values);
        Fault fault = fault(disturbance, operation, values).withMerchant(merchant);
        ActiveFault active = sandbox.faults().add(fault);
        if (operation.equals("createClientToken")) {
            // Else nobody would ask for one.
            sandbox.tokens().expireAll();
        }
        return new Remedy(operation + " of " + (merchant == null ? "all" : merchant), active::remove);
    }

    private static @Nullable String merchant(SeededValues values) {
        int choice = values.between(0, 3);
        return choice < Traffic.MERCHANTS.size() ? Traffic.MERCHANTS.get(choice) : null;
    }

    private static Fault fault(Disturbance disturbance, String operation, SeededValues values) {
        return switch (disturbance.kind()) {
            case STATUS -> {
                Fault fault = Fault.status(operation, values.pick(STATUSES));
                yield fault.status() == 503 && values.chance(0.5) ? fault.withRetryAfterSeconds(1) : fault;
            }
            case RATE_LIMIT -> Fault.rateLimit(operation, 1);
            case LATENCY -> Fault.latency(operation, Duration.ofMillis(values.between(50, 1_500)));
            case HOLD -> Fault.hold(operation);
            case HANG -> Fault.of(FaultKind.HANG, operation);
            case CUT -> Fault.of(FaultKind.CUT, operation);
            case GARBAGE -> Fault.of(FaultKind.GARBAGE, operation);
            case TRUNCATED -> Fault.of(FaultKind.TRUNCATED, operation);
            case HTML -> Fault.of(FaultKind.HTML, operation);
            default -> throw disturbance.foreign();
        };
    }
}
