package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.api.Operation;
import io.ordermesh.sandbox.api.Tokens;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.ordermesh.sandbox.fault.Faults;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Faults and tokens under /sandbox. */
final class FaultRoutes {
    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_BODY = 100_000;
    private static final int LONGEST_LATENCY_MS = 600_000;
    private static final int LONGEST_RETRY_AFTER = 86_400;
    private static final int MOST_TIMES = 1_000_000;
    private static final List<String> OPERATIONS =
            Stream.of(Operation.values()).map(Operation::id).toList();

    private final Merchants merchants;
    private final Faults faults;
    private final Tokens tokens;

    FaultRoutes(World world, Faults faults, Tokens tokens) {
        this.merchants = new Merchants(world);
        this.faults = faults;
        this.tokens = tokens;
    }

    void mount(Control control) {
        control.onBodiless("GET", "/sandbox/faults", request -> ControlJson.list(faults.list(), ControlJson::of));
        control.on("POST", "/sandbox/faults", this::add);
        control.onBodiless("DELETE", "/sandbox/faults", this::removeAll);
        control.onBodiless("DELETE", "/sandbox/faults/:id", this::remove);
        control.on("POST", "/sandbox/tokens/expire", this::expireTokens);
    }

    private JsonNode add(Request request) {
        Fault fault = request.read(this::read);
        if (faults.list().size() >= MOST_FAULTS) {
            throw new InvalidRequest("At most " + MOST_FAULTS + " faults stand at a time: remove some.");
        }
        return ControlJson.of(faults.add(fault));
    }

    private Fault read(Fields fields) {
        FaultKind kind = Objects.requireNonNullElse(fields.constant("kind", FaultKind.class), FaultKind.STATUS);
        Fault usual = Fault.of(kind, operation(fields));
        return usual.withMerchant(merchants.find(fields))
                .withOrder(fields.text("orderId"))
                .withStatus(fields.integer("status", usual.status(), 200, 599))
                .withLatency(Duration.ofMillis(
                        fields.integer("latencyMs", (int) usual.latency().toMillis(), 0, LONGEST_LATENCY_MS)))
                .withRetryAfterSeconds(fields.integer("retryAfterSeconds", 0, LONGEST_RETRY_AFTER))
                .withBody(fields.text("body", LONGEST_BODY))
                .withTimes(fields.integer("times", 0, 0, MOST_TIMES))
                .withTakesEffect(fields.flag("takesEffect", usual.takesEffect()));
    }

    private static String operation(Fields fields) {
        String operation = Objects.requireNonNullElse(fields.text("operationId"), Fault.ANY);
        if (!operation.equals(Fault.ANY) && !OPERATIONS.contains(operation)) {
            throw fields.wrong("operationId", "* or an operation of the contract, such as getOrder");
        }
        return operation;
    }

    private JsonNode removeAll(Request request) {
        int standing = faults.list().size();
        faults.removeAll();
        return Json.object().put("removed", standing);
    }

    private JsonNode remove(Request request) {
        if (!faults.remove(request.path("id"))) {
            throw new NotThere("fault", request.path("id"));
        }
        return Json.object().put("removed", 1);
    }

    private JsonNode expireTokens(Request request) {
        String merchant = request.read(fields -> Optional.ofNullable(merchants.find(fields)))
                .orElse(null);
        if (merchant == null) {
            tokens.expireAll();
        } else {
            tokens.expireAll(merchant);
        }
        return Json.object().put("expired", merchant == null ? "all" : merchant);
    }
}
