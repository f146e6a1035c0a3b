package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.Release;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a read that failed. Plain logic over what is known; {@link FailedReads} carries it out. */
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
     * then it is not an outage that is to blame. So an outage, however long, makes no dead letters. A 401 concerns the
     * whole merchant, unless others work: some APIs answer so for one order that is not the caller's.
     *
     * @param sinceSuccess time since a read of the merchant last found an order on this replica, if one did
     */
    Step decide(PendingRead read, Reason reason, Optional<Duration> retryAfter, @Nullable Duration sinceSuccess) {
        boolean othersWork =
                read.sinceFailure() != null && sinceSuccess != null && sinceSuccess.compareTo(read.sinceFailure()) < 0;
        if (reason.concernsMerchant() && !(reason == Reason.UNAUTHORIZED && othersWork)) {
            // After a 401 other orders try first.
            Duration delay = reason == Reason.UNAUTHORIZED ? delay(read, settings.firstDelay()) : Duration.ZERO;
            return new Step.Pause(Release.postponed(delay, reason.name()), retryAfter.orElse(Duration.ZERO));
        }
        boolean unknown = reason == Reason.NOT_FOUND && !read.known();
        boolean counts = read.sinceFailure() == null || othersWork;
        if (counts && read.attempts() + 1 >= (unknown ? settings.maxAttemptsUnknown() : settings.maxAttempts())) {
            return new Step.Bury();
        }
        Duration delay = longer(
                delay(read, unknown ? settings.firstDelayUnknown() : settings.firstDelay()),
                retryAfter.orElse(Duration.ZERO));
        return new Step.GiveBack(
                counts ? Release.failed(delay, reason.name()) : Release.postponed(delay, reason.name()));
    }

    /** Twice the last wait within the bounds, the upper half of it at random. */
    private Duration delay(PendingRead read, Duration first) {
        Duration doubled =
                read.sinceFailure() == null ? first : read.sinceFailure().multipliedBy(2);
        Duration bounded =
                doubled.compareTo(settings.longestDelay()) > 0 ? settings.longestDelay() : longer(doubled, first);
        return Duration.ofMillis((long) (bounded.toMillis() * (0.5 + random.getAsDouble() / 2)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
