package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.ordermesh.MerchantToken.Bearer;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.telemetry.Metrics;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** OrderMesh as one merchant sees it: its own connections, token and guard, so that nothing of one merchant holds up another. */
final class Upstream {

    private enum Outcome {
        OK
    }

    private static final Logger LOG = Logger.getLogger(Upstream.class);

    private final Merchant merchant;
    private final OrdersApi orders;
    private final ShipmentsApi shipments;
    private final MerchantToken token;
    private final TypedGuard<Uni<JsonNode>> guard;
    private final Metrics metrics;

    Upstream(
            Merchant merchant,
            OrdersApi orders,
            ShipmentsApi shipments,
            MerchantToken token,
            OrderMeshSettings settings,
            Metrics metrics) {
        this.merchant = merchant;
        this.orders = orders;
        this.shipments = shipments;
        this.token = token;
        this.metrics = metrics;
        this.guard = guard(merchant, settings);
    }

    Merchant merchant() {
        return merchant;
    }

    Uni<JsonNode> getOrder(String orderId) {
        return call("getOrder", bearer -> orders.getOrder(bearer, orderId));
    }

    Uni<JsonNode> getOrderBySafeId(String safeId) {
        return call("getOrderBySafeId", bearer -> orders.getOrderBySafeId(bearer, safeId));
    }

    Uni<JsonNode> searchOrders(String externalId) {
        return call("searchOrders", bearer -> orders.searchOrders(bearer, merchant.upstreamId(), externalId, 50));
    }

    Uni<JsonNode> listShipmentsByOrder(String orderId) {
        return call("listShipmentsByOrder", bearer -> shipments.listShipmentsByOrder(bearer, orderId));
    }

    Uni<JsonNode> getShipment(String shipmentId) {
        return call("getShipment", bearer -> shipments.getShipment(bearer, shipmentId));
    }

    private Uni<JsonNode> call(String operation, Function<String, Uni<JsonNode>> api) {
        return guard.get(() -> withToken(operation, api)).onFailure().transform(f -> FailureMapper.map(operation, f));
    }

    /** Calls with the token, and once more with a new one if the first is refused. */
    private Uni<JsonNode> withToken(String operation, Function<String, Uni<JsonNode>> api) {
        return token.get().chain(first -> send(operation, api, first)
                .onFailure(Upstream::isUnauthorized)
                .recoverWithUni(() -> {
                    token.reject(first);
                    return token.get().chain(second -> send(operation, api, second));
                }));
    }

    private Uni<JsonNode> send(String operation, Function<String, Uni<JsonNode>> api, Bearer bearer) {
        long start = System.nanoTime();
        return api.apply(bearer.header())
                // No body: what that means depends on the operation.
                .onItem()
                .ifNull()
                .continueWith(MissingNode::getInstance)
                .onFailure()
                .transform(failure -> FailureMapper.map(operation, failure))
                .invoke(() -> metrics.call(merchant.id(), operation, Outcome.OK, since(start)))
                .onFailure(OrderMeshFailure.class)
                .invoke(f -> metrics.call(merchant.id(), operation, f.reason(), since(start)));
    }

    private static boolean isUnauthorized(Throwable failure) {
        return failure instanceof OrderMeshFailure known && known.reason() == Reason.UNAUTHORIZED;
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof OrderMeshFailure known && known.reason().passing();
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static TypedGuard<Uni<JsonNode>> guard(Merchant merchant, OrderMeshSettings settings) {
        return TypedGuard.create(new TypeLiteral<Uni<JsonNode>>() {})
                .withDescription("OrderMesh of " + merchant.id())
                .withRetry()
                .maxRetries(settings.retries())
                .delay(settings.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(settings.retryDelay().toMillis() / 2, ChronoUnit.MILLIS)
                .whenException(Upstream::isPassing)
                .withExponentialBackoff()
                .done()
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.breaker().window())
                .failureRatio(settings.breaker().failureRatio())
                .delay(settings.breaker().delay().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .when(Upstream::isPassing)
                .onStateChange(state ->
                        LOG.infof("Breaker of a merchant's OrderMesh: merchant=%s state=%s", merchant.id(), state))
                .done()
                .build();
    }
}
