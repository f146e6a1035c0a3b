package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends failed calls again, as far as their operation allows, and as OrderMesh asks for. */
final class Repeats {

    private final TypedGuard<Uni<@Nullable Object>> always;
    private final TypedGuard<Uni<@Nullable Object>> unread;
    private final Duration longestRetryAfter;

    Repeats(String merchant, OrderMeshSettings settings) {
        this.longestRetryAfter = settings.longestRetryAfter();
        this.always = guard(merchant, settings, this::mayPass);
        this.unread = guard(merchant, settings, failure -> mayPass(failure) && isUnread(failure));
    }

    Uni<@Nullable Object> of(Repetition repetition, Supplier<Uni<@Nullable Object>> attempt) {
        return (repetition == Repetition.ALWAYS ? always : unread).get(attempt);
    }

    /** Whether another attempt may bring more, soon. */
    private boolean mayPass(Throwable failure) {
        return failure instanceof OrderMeshFailure known
                && (known.reason().passing() || known.reason() == Reason.RATE_LIMITED)
                && known.retryAfter()
                        .map(wait -> wait.compareTo(longestRetryAfter) <= 0)
                        .orElse(true);
    }

    private static boolean isUnread(Throwable failure) {
        return failure instanceof OrderMeshFailure known && known.unread();
    }

    private static TypedGuard<Uni<@Nullable Object>> guard(
            String merchant, OrderMeshSettings settings, Predicate<Throwable> repeatable) {
        return TypedGuard.create(new TypeLiteral<Uni<@Nullable Object>>() {})
                .withDescription("Repeats of " + merchant)
                .withRetry()
                .maxRetries(settings.retries())
                .maxDuration(settings.callTimeout().toMillis(), ChronoUnit.MILLIS)
                .delay(settings.retryDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .whenException(repeatable)
                .withCustomBackoff()
                .strategy(FullJitter::new)
                .done()
                .done()
                .build();
    }

    /** Exponential back-off, anywhere below its bound, so that callers do not come back together; or what OrderMesh asks for. */
    private static final class FullJitter implements CustomBackoffStrategy {

        private long bound;

        @Override
        public void init(long initialDelayInMillis) {
            bound = initialDelayInMillis;
        }

        @Override
        public synchronized long nextDelayInMillis(Throwable failure) {
            long backOff = 1 + ThreadLocalRandom.current().nextLong(bound);
            bound *= 2;
            return failure instanceof OrderMeshFailure known
                    ? known.retryAfter()
                            .map(wait -> wait.toMillis() + 1) // Rather late than early.
                            .filter(demanded -> demanded > backOff)
                            .orElse(backOff)
                    : backOff;
        }
    }
}
