package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.telemetry.Metrics;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How one merchant calls one service of OrderMesh. From outside to inside: the time of the whole call, repetition, the
 * breaker with the bulkhead, one renewal of the token, the budget of requests.
 */
final class Calls {

    /** How a request ended, or that it was not sent, for the metric. */
    private enum Outcome {
        OK,
        CREDENTIALS_REFUSED,
        TOKEN_UNAVAILABLE,
        UNAUTHORIZED,
        RATE_LIMITED,
        BREAKER_OPEN,
        BUSY,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        INVALID,
        REFUSED,
        UNAVAILABLE,
        TIMED_OUT,
        UNREACHABLE,
        UNREADABLE;

        static Outcome of(Reason reason) {
            return switch (reason) {
                case CREDENTIALS_REFUSED -> CREDENTIALS_REFUSED;
                case TOKEN_UNAVAILABLE -> TOKEN_UNAVAILABLE;
                case UNAUTHORIZED -> UNAUTHORIZED;
                case RATE_LIMITED -> RATE_LIMITED;
                case BREAKER_OPEN -> BREAKER_OPEN;
                case BUSY -> BUSY;
                case FORBIDDEN -> FORBIDDEN;
                case NOT_FOUND -> NOT_FOUND;
                case CONFLICT -> CONFLICT;
                case INVALID -> INVALID;
                case REFUSED -> REFUSED;
                case UNAVAILABLE -> UNAVAILABLE;
                case TIMED_OUT -> TIMED_OUT;
                case UNREACHABLE -> UNREACHABLE;
                case UNREADABLE -> UNREADABLE;
                case UNKNOWN_OUTCOME, MISMATCHED, UNSTORABLE ->
                    throw new IllegalStateException("Told of a whole call, not of a request: " + reason);
            };
        }
    }

    /** These are never sent. */
    private static final Set<Reason> HELD_BACK = EnumSet.of(Reason.BREAKER_OPEN, Reason.BUSY);

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
        long start = System.nanoTime();
        return guard.get(() -> withToken(operation, attempts, send))
                .onFailure()
                .transform(failure -> FailureMapper.map(operation, failure))
                .onFailure(Calls::isHeldBack)
                .invoke(failure -> count(operation, failure, start));
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
                    .onFailure()
                    .invoke(failure -> count(operation, failure, start));
        });
    }

    private void count(String operation, Throwable failure, long start) {
        if (failure instanceof OrderMeshFailure known) {
            metrics.call(merchant, operation, Outcome.of(known.reason()), since(start));
        }
    }

    private static boolean isHeldBack(Throwable failure) {
        return failure instanceof OrderMeshFailure known && HELD_BACK.contains(known.reason());
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
