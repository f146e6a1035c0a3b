package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.order.Journal;
import io.ordermesh.gateway.order.JournalLine;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.reconcile.FailurePolicy.Step;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.work.Failure;
import io.ordermesh.gateway.work.Failure.Mistake;
import io.ordermesh.gateway.work.Failures;
import io.ordermesh.gateway.work.Pauses;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.Release;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Carries out what {@link FailurePolicy} decides of a read that failed. */
@Singleton
class FailedReads {

    private static final Logger LOG = Logger.getLogger(FailedReads.class);

    /** The reason of a pause whose cause is probably a wrong path. */
    private static final String PATHS_SUSPECT = "PATHS_SUSPECT";

    /** Found in one of OrderMesh's lists, so OrderMesh has the order. */
    private static final Set<Cause> LISTED = EnumSet.of(Cause.SWEEP, Cause.AUDIT, Cause.BACKFILL);

    private final PendingReads pendingReads;
    private final Failures failures;
    private final Pauses pauses;
    private final Journal journal;
    private final Witness witness;
    private final Pool pool;
    private final ReconcileSettings settings;
    private final Metrics metrics;
    private final FailurePolicy policy;

    FailedReads(
            PendingReads pendingReads,
            Failures failures,
            Pauses pauses,
            Journal journal,
            Witness witness,
            Pool pool,
            ReconcileSettings settings,
            Metrics metrics) {
        this.pendingReads = pendingReads;
        this.failures = failures;
        this.pauses = pauses;
        this.journal = journal;
        this.witness = witness;
        this.pool = pool;
        this.settings = settings;
        this.metrics = metrics;
        this.policy =
                new FailurePolicy(settings, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Gives the read back, pauses its merchant, or gives it up. */
    Uni<Outcome> settle(PendingRead read, MerchantState state, OrderMeshFailure failure) {
        Reason reason = failure.reason();
        metrics.readFailure(read.merchant(), reason);
        return reason.concernsMerchant() || reason.passing()
                ? settled(read, state, failure)
                : witness.othersWork(read, state).chain(() -> settled(read, state, failure));
    }

    private Uni<Outcome> settled(PendingRead read, MerchantState state, OrderMeshFailure failure) {
        Reason reason = failure.reason();
        boolean listed = LISTED.contains(read.cause());
        if (reason == Reason.UNREADABLE || (reason == Reason.NOT_FOUND && listed)) {
            return strayed(read, state)
                    .chain(paused -> paused
                            ? pendingReads
                                    .release(read, Release.postponed(Duration.ZERO, reason.name()))
                                    .replaceWith(Outcome.POSTPONED)
                            : decided(read, state, failure));
        }
        return decided(read, state, failure);
    }

    /**
     * An order that OrderMesh has, as far as is known, was not found or could not be read. After many such and none that was found the
     * merchant is paused: rather than all of them, an assumed path is wrong.
     *
     * @return whether it is paused
     */
    Uni<Boolean> strayed(PendingRead read, MerchantState state) {
        if (state.strayed(read.key(), settings.strayLimit()) < settings.strayLimit()) {
            return Uni.createFrom().item(false);
        }
        return witness.otherIsFound(read, state)
                .chain(found -> found
                        ? Uni.createFrom().item(false)
                        : pauseForPaths(read, state).replaceWith(true));
    }

    private Uni<Boolean> pauseForPaths(PendingRead read, MerchantState state) {
        state.paused();
        return pauses.pause(
                        read.merchant(), PATHS_SUSPECT, settings.firstPause(), Duration.ZERO, settings.longestPause())
                .invoke(paused -> {
                    if (paused) {
                        LOG.warnf(
                                "Merchant paused, no known order is found or can be read any more: merchant=%s. Check"
                                        + " GATEWAY_ORDERMESH_BASE_URL and the assumed paths (GATEWAY_ORDERMESH_PATHS__…)",
                                read.merchant());
                    }
                });
    }

    private Uni<Outcome> decided(PendingRead read, MerchantState state, OrderMeshFailure failure) {
        if (failure.reason() == Reason.NOT_FOUND) {
            state.answered();
        }
        Step step = policy.decide(read, failure.reason(), failure.retryAfter(), state.sinceSuccess());
        if (step instanceof Step.Pause pause) {
            return pause(read, state, failure, pause);
        }
        return pool.withTransaction(transaction -> pendingReads
                        .hold(transaction, read)
                        .chain(held -> held
                                ? failures.note(transaction, read, failure(failure))
                                        .chain(() -> ended(transaction, read, failure, step))
                                        .call(outcome -> tell(transaction, read, outcome, failure))
                                : Uni.createFrom().item(Outcome.LEASE_LOST)))
                .invoke(outcome -> log(read, outcome, failure));
    }

    /** Given up, unless a hint came meanwhile: then it is a failure like any other, and the order is read anew. */
    private Uni<Outcome> ended(SqlConnection transaction, PendingRead read, OrderMeshFailure failure, Step step) {
        return step instanceof Step.GiveBack back
                ? pendingReads.release(transaction, read, back.release()).replaceWith(Outcome.FAILED)
                : pendingReads
                        .bury(transaction, read, failure.reason().name())
                        .map(dead -> dead ? Outcome.DEAD : Outcome.FAILED);
    }

    private static void log(PendingRead read, Outcome outcome, OrderMeshFailure failure) {
        if (outcome == Outcome.DEAD) {
            LOG.warnf(
                    "Read given up, it is a dead letter: merchant=%s key=%s reason=%s attempts=%d",
                    read.merchant(), read.key(), failure.reason(), read.attempts() + 1);
        } else {
            LOG.debugf(failure, "Read failed: merchant=%s key=%s", read.merchant(), read.key());
        }
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
                        .toList(),
                failure.detail().orElse(null));
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

    /** What concerns the whole merchant is not told of each order. */
    private Uni<Void> tell(SqlConnection transaction, PendingRead read, Outcome outcome, OrderMeshFailure failure) {
        JsonObject detail = new JsonObject()
                .put("reason", failure.reason().name())
                .put("operation", failure.operation())
                .put("attempt", read.attempts() + 1);
        failure.status().ifPresent(status -> detail.put("httpStatus", status));
        return journal.add(
                transaction, new JournalLine(read.merchant(), read.key(), outcome, read.cause(), null, detail));
    }
}
