package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.Release;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a read that failed. Plain logic over what is known; {@link Reconciler} carries it out. */
final class FailurePolicy {

    /** The step to take. */
    sealed interface Step {

        /** Back to the queue. */
        record GiveBack(Release release) implements Step {}

        /** Back to the queue, and the merchant rests. */
        record Pause(Release release, Duration demanded) implements Step {}

        /** To the dead letters. */
        record Bury() implements Step {}
    }

    private final ReconcileSettings settings;
    private final DoubleSupplier random;

    /** @param random in [0, 1) */
    FailurePolicy(ReconcileSettings settings, DoubleSupplier random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * A failure counts as the order's own only if another read of the merchant worked since the order's last failure:
     * then it is not an outage that is to blame. So an outage, however long, makes no dead letters.
     *
     * @param sinceSuccess time since a read of the merchant last worked on this replica, if one did
     */
    Step decide(PendingRead read, Reason reason, Optional<Duration> retryAfter, @Nullable Duration sinceSuccess) {
        if (reason.concernsMerchant()) {
            return new Step.Pause(Release.postponed(Duration.ZERO, reason.name()), retryAfter.orElse(Duration.ZERO));
        }
        boolean counts = read.sinceFailure() == null
                || (sinceSuccess != null && sinceSuccess.compareTo(read.sinceFailure()) < 0);
        if (counts && read.attempts() + 1 >= maxAttempts(read, reason)) {
            return new Step.Bury();
        }
        Duration delay = longer(delay(read), retryAfter.orElse(Duration.ZERO));
        return new Step.GiveBack(
                counts ? Release.failed(delay, reason.name()) : Release.postponed(delay, reason.name()));
    }

    private int maxAttempts(PendingRead read, Reason reason) {
        return reason == Reason.NOT_FOUND && !read.known() ? settings.maxAttemptsUnknown() : settings.maxAttempts();
    }

    /** Twice the last wait within the bounds, the upper half of it at random. */
    private Duration delay(PendingRead read) {
        Duration doubled = read.sinceFailure() == null
                ? settings.firstDelay()
                : read.sinceFailure().multipliedBy(2);
        Duration bounded = doubled.compareTo(settings.longestDelay()) > 0
                ? settings.longestDelay()
                : longer(doubled, settings.firstDelay());
        return Duration.ofMillis((long) (bounded.toMillis() * (0.5 + random.getAsDouble() / 2)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
