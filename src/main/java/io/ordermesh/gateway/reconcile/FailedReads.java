package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.reconcile.FailurePolicy.Step;
import io.ordermesh.gateway.work.Failure;
import io.ordermesh.gateway.work.Failure.Mistake;
import io.ordermesh.gateway.work.Failures;
import io.ordermesh.gateway.work.Pauses;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Carries out what {@link FailurePolicy} decides of a read that failed. */
final class FailedReads {

    private static final Logger LOG = Logger.getLogger(FailedReads.class);

    private final PendingReads pendingReads;
    private final Failures failures;
    private final Pauses pauses;
    private final ReconcileSettings settings;
    private final FailurePolicy policy;

    FailedReads(PendingReads pendingReads, Failures failures, Pauses pauses, ReconcileSettings settings) {
        this.pendingReads = pendingReads;
        this.failures = failures;
        this.pauses = pauses;
        this.settings = settings;
        this.policy =
                new FailurePolicy(settings, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Gives the read back, pauses its merchant, or gives it up. */
    Uni<Outcome> settle(PendingRead read, MerchantState state, OrderMeshFailure failure) {
        if (failure.reason() == Reason.NOT_FOUND) {
            state.answered();
            state.metUnknown();
        }
        Step step = policy.decide(read, failure.reason(), failure.retryAfter(), state.sinceSuccess());
        if (step instanceof Step.Pause pause) {
            return pause(read, state, failure, pause);
        }
        if (step instanceof Step.Bury) {
            LOG.warnf(
                    "Read given up, it is a dead letter: merchant=%s key=%s reason=%s attempts=%d",
                    read.merchant(), read.key().text(), failure.reason(), read.attempts() + 1);
            return failures.note(read, failure(failure))
                    .chain(() -> pendingReads.bury(read, failure.reason().name()))
                    .replaceWith(Outcome.DEAD);
        }
        LOG.debugf(
                failure,
                "Read failed: merchant=%s key=%s",
                read.merchant(),
                read.key().text());
        return failures.note(read, failure(failure))
                .chain(() -> pendingReads.release(read, ((Step.GiveBack) step).release()))
                .replaceWith(Outcome.FAILED);
    }

    /** The words of OrderMesh's errors may name a person; their codes and fields do not. */
    private static Failure failure(OrderMeshFailure failure) {
        return new Failure(
                failure.operation(),
                failure.reason().name(),
                failure.status().orElse(null),
                failure.attempts(),
                failure.errors().stream()
                        .map(error -> new Mistake(error.code(), error.field()))
                        .toList());
    }

    private Uni<Outcome> pause(PendingRead read, MerchantState state, OrderMeshFailure failure, Step.Pause pause) {
        state.paused();
        return pauses.pause(
                        read.merchant(),
                        failure.reason().name(),
                        settings.firstPause(),
                        pause.demanded(),
                        settings.longestPause())
                .invoke(paused -> {
                    if (paused) {
                        LOG.warnf("Merchant paused: merchant=%s cause=%s", read.merchant(), failure.getMessage());
                    }
                })
                .chain(() -> pendingReads.release(read, pause.release()))
                .replaceWith(Outcome.POSTPONED);
    }
}
