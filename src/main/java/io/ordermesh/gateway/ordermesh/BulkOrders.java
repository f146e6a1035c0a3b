package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.ordermesh.wire.BulkAnswer;
import io.ordermesh.gateway.ordermesh.wire.BulkItem;
import io.ordermesh.gateway.ordermesh.wire.UnreadableField;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Reads several orders of one merchant by one call (#11, assumed). Whatever is wrong with that operation costs no read:
 * an order that its answer lacks is read by itself, and an operation that does not work is left alone for a while.
 */
final class BulkOrders {

    private static final Logger LOG = Logger.getLogger(BulkOrders.class);
    private static final Duration REST_IF_ABSENT = Duration.ofMinutes(5);
    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration REST_IF_FAILING = Duration.ofMinutes(1);

    /** With these every single read would fail likewise; or the call may go on, and no order is read twice at once. */
    private static final Set<Reason> CONCERNS_EVERY_CALL = Set.of(
            Reason.CREDENTIALS_REFUSED,
            Reason.TOKEN_UNAVAILABLE,
            Reason.UNAUTHORIZED,
            Reason.RATE_LIMITED,
            Reason.BREAKER_OPEN,
            Reason.BUSY,
            Reason.UNREACHABLE,
            Reason.TIMED_OUT);

    /** What an API answers that has no such operation: 404, 405 and other 4xx, 501, or something quite different. */
    private static final Set<Reason> TELLS_ABSENCE =
            Set.of(Reason.NOT_FOUND, Reason.INVALID, Reason.REFUSED, Reason.FORBIDDEN, Reason.CONFLICT);

    private static final int NOT_IMPLEMENTED = 501;

    private final Upstream upstream;
    private final Clock clock;
    private volatile Instant restsUntil = Instant.MIN;
    private volatile boolean worked;
    private final AtomicInteger refusals = new AtomicInteger();

    BulkOrders(Upstream upstream, Clock clock) {
        this.upstream = upstream;
        this.clock = clock;
    }

    /** Whether the operation works as far as is known. */
    boolean works() {
        return !clock.instant().isBefore(restsUntil);
    }

    /**
     * The orders, by id, that one call brings.
     *
     * @return fails with {@link OrderMeshFailure} only where single reads would fail too
     */
    Uni<Map<String, JsonNode>> read(List<String> orderIds) {
        if (!works() || orderIds.size() < 2) {
            return Uni.createFrom().item(Map.of());
        }
        return upstream.orders()
                .getOrdersBulk(orderIds)
                .map(answer -> orders(answer, Set.copyOf(orderIds)))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        rest(REST_IF_FAILING, "its answer holds none of the orders");
                    } else {
                        worked = true;
                        refusals.set(0);
                    }
                })
                .onFailure(BulkOrders::isTimedOut)
                .invoke(failure -> rest(REST_IF_FAILING, String.valueOf(failure.getMessage())))
                .onFailure(failure -> !concernsEveryCall(failure))
                .recoverWithItem(failure -> {
                    rest(
                            tellsAbsence(failure) ? restIfRefused() : REST_IF_FAILING,
                            String.valueOf(failure.getMessage()));
                    return Map.of();
                });
    }

    /** An operation that has worked is not absent at once: it may be refused by what stands before OrderMesh for a moment. */
    private Duration restIfRefused() {
        if (!worked) {
            return REST_IF_ABSENT;
        }
        Duration growing = FIRST_REST.multipliedBy(1L << Math.min(refusals.getAndIncrement(), 10));
        return growing.compareTo(REST_IF_ABSENT) < 0 ? growing : REST_IF_ABSENT;
    }

    private void rest(Duration duration, String why) {
        restsUntil = clock.instant().plus(duration);
        LOG.warnf(
                "Orders are read one by one, reading several by one call does not work: merchant=%s until=%s cause=%s",
                upstream.merchant().id(), restsUntil, why);
    }

    private static Map<String, JsonNode> orders(BulkAnswer answer, Set<String> asked) {
        Map<String, JsonNode> orders = new HashMap<>();
        for (BulkItem item : answer.responses()) {
            order(item).ifPresent(order -> {
                String id = order.path("id").asText();
                if (asked.contains(id)) {
                    orders.put(id, order);
                }
            });
        }
        return orders;
    }

    private static Optional<JsonNode> order(BulkItem item) {
        try {
            return item.succeeded()
                    ? item.body().map(body -> new Order(body).wire().json())
                    : Optional.empty();
        } catch (UnreadableField e) {
            return Optional.empty();
        }
    }

    private static boolean concernsEveryCall(Throwable failure) {
        return failure instanceof OrderMeshFailure known && CONCERNS_EVERY_CALL.contains(known.reason());
    }

    private static boolean isTimedOut(Throwable failure) {
        return failure instanceof OrderMeshFailure known && known.reason() == Reason.TIMED_OUT;
    }

    private static boolean tellsAbsence(Throwable failure) {
        return failure instanceof OrderMeshFailure known
                && (TELLS_ABSENCE.contains(known.reason())
                        || known.status()
                                .filter(status -> status == NOT_IMPLEMENTED)
                                .isPresent());
    }
}
