package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.telemetry.Metrics;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How one merchant calls one service of OrderMesh. From outside to inside: the time of the whole call, repetition, the
 * breaker with the bulkhead, one renewal of the token, the budget of requests.
 */
final class Calls {

    private enum Outcome {
        OK
    }

    private static final Logger LOG = Logger.getLogger(Calls.class);

    private final String merchant;
    private final boolean bearer;
    private final Duration callTimeout;
    private final RequestBudget budget;
    private final Repeats repeats;
    private final Metrics metrics;
    private final TypedGuard<Uni<@Nullable Object>> guard;

    /**
     * @param bearer whether its requests carry a token, which may be renewed
     * @param budget shared by all services of the merchant
     */
    Calls(
            String merchant,
            String service,
            boolean bearer,
            OrderMeshSettings settings,
            RequestBudget budget,
            Metrics metrics) {
        this.merchant = merchant;
        this.bearer = bearer;
        this.callTimeout = settings.callTimeout();
        this.budget = budget;
        this.repeats = new Repeats(merchant, settings);
        this.metrics = metrics;
        this.guard = guard(merchant, service, settings);
    }

    /**
     * Carries out a call.
     *
     * @param send sends the request once
     * @return fails with {@link OrderMeshFailure} alone
     */
    Uni<@Nullable Object> call(String operation, Repetition repetition, Supplier<Uni<?>> send) {
        return Uni.createFrom().deferred(() -> {
            Attempts attempts = new Attempts(operation, repetition);
            return repeats.of(repetition, () -> attempt(operation, attempts, send))
                    .ifNoItem()
                    .after(callTimeout)
                    .failWith(attempts::timedOut)
                    .onFailure()
                    .transform(attempts::ended);
        });
    }

    private Uni<@Nullable Object> attempt(String operation, Attempts attempts, Supplier<Uni<?>> send) {
        return guard.get(() -> withToken(operation, attempts, send))
                .onFailure()
                .transform(failure -> FailureMapper.map(operation, failure));
    }

    /** Sends, and sends once more if a token was refused: the filter forgets it and asks for another. */
    private Uni<@Nullable Object> withToken(String operation, Attempts attempts, Supplier<Uni<?>> send) {
        return send(operation, attempts, send)
                .onFailure(failure -> bearer && isUnauthorized(failure))
                .recoverWithUni(() -> send(operation, attempts, send));
    }

    private Uni<@Nullable Object> send(String operation, Attempts attempts, Supplier<Uni<?>> send) {
        return budget.take(operation).chain(() -> {
            long start = System.nanoTime();
            attempts.begin();
            return send.get()
                    .<@Nullable Object>map(answer -> answer)
                    .onFailure()
                    .transform(failure -> FailureMapper.map(operation, failure))
                    .onTermination()
                    .invoke(attempts::end)
                    .invoke(() -> metrics.call(merchant, operation, Outcome.OK, since(start)))
                    .onFailure(OrderMeshFailure.class)
                    .invoke(f -> metrics.call(merchant, operation, f.reason(), since(start)));
        });
    }

    private static boolean isUnauthorized(Throwable failure) {
        return failure instanceof OrderMeshFailure known && known.reason() == Reason.UNAUTHORIZED;
    }

    /** Whether the service seems to be ill. What it finds wrong with a request (4xx other than 429) does not count. */
    private static boolean isIllness(Throwable failure) {
        return failure instanceof OrderMeshFailure known
                && (known.reason() == Reason.RATE_LIMITED
                        || (known.reason().passing()
                                && known.status().map(status -> status >= 500).orElse(true)));
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static TypedGuard<Uni<@Nullable Object>> guard(
            String merchant, String service, OrderMeshSettings settings) {
        return TypedGuard.create(new TypeLiteral<Uni<@Nullable Object>>() {})
                .withDescription("OrderMesh of " + merchant + ", " + service)
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.breaker().window())
                .failureRatio(settings.breaker().failureRatio())
                .delay(settings.breaker().delay().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .when(Calls::isIllness)
                .onStateChange(state -> LOG.infof(
                        "Breaker of a merchant's OrderMesh: merchant=%s service=%s state=%s", merchant, service, state))
                .done()
                .withBulkhead()
                .limit(settings.connections())
                .queueSize(settings.waitingCalls())
                .done()
                .build();
    }
}
