package io.ordermesh.gateway.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does one thing again and again. Turns never overlap. A turn that found work is followed by the next at once; one that
 * found none, by a rest that {@link #nudge()} ends early; one that failed, or did not end in time, by a longer rest.
 * Nothing but {@link #stop()} ends the loop. All state is held by one event loop, so there are no locks.
 */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration TURN_LIMIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);
    private static final long NO_TIMER = -1;

    private final String name;
    private final Duration rest;
    private final Supplier<Uni<Boolean>> turn;
    private final Vertx vertx;
    private final Context context;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private boolean running;
    private boolean nudged;
    private boolean stopping;
    private int failures;
    private long timer = NO_TIMER;
    private volatile Instant dueBy = Instant.now();

    /**
     * @param rest after a turn that found no work
     * @param turn does a bounded piece of work and tells whether there may be more
     */
    Loop(Vertx vertx, String name, Duration rest, Supplier<Uni<Boolean>> turn) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.name = name;
        this.rest = rest;
        this.turn = turn;
    }

    void start() {
        context.runOnContext(ignored -> run());
    }

    /** There may be work: ends a rest, or has the running turn followed by another at once. Callable from any thread. */
    public void nudge() {
        context.runOnContext(ignored -> {
            if (running) {
                nudged = true;
            } else if (timer != NO_TIMER && failures == 0) {
                vertx.cancelTimer(timer);
                run();
            }
        });
    }

    /** Lets the running turn end and starts no other. */
    CompletableFuture<Void> stop() {
        context.runOnContext(ignored -> {
            stopping = true;
            if (!running) {
                ended.complete(null);
            }
        });
        return ended;
    }

    String name() {
        return name;
    }

    /** When the turn that runs or comes next was, or is, to begin. */
    Instant dueBy() {
        return dueBy;
    }

    private void run() {
        timer = NO_TIMER;
        if (stopping) {
            ended.complete(null);
            return;
        }
        running = true;
        nudged = false;
        Uni.createFrom()
                .deferred(turn::get)
                .ifNoItem()
                .after(TURN_LIMIT)
                .fail()
                .subscribe()
                .with(
                        found -> context.runOnContext(ignored -> rested(Boolean.TRUE.equals(found))),
                        failure -> context.runOnContext(ignored -> failed(failure)));
    }

    private void rested(boolean foundWork) {
        if (failures > 0) {
            LOG.infof("Loop works again: loop=%s failures=%d", name, failures);
        }
        failures = 0;
        end(foundWork || nudged ? Duration.ZERO : rest);
    }

    private void failed(Throwable failure) {
        failures++;
        if (Integer.bitCount(failures) == 1) {
            LOG.warnf("Loop failed, it goes on: loop=%s failures=%d cause=%s", name, failures, describe(failure));
        }
        long longer = rest.toMillis() << Math.min(failures, 10);
        end(Duration.ofMillis(Math.min(longer, LONGEST_REST.toMillis())));
    }

    private void end(Duration pause) {
        running = false;
        dueBy = Instant.now().plus(pause);
        if (stopping || pause.isZero()) {
            context.runOnContext(ignored -> run());
        } else {
            timer = vertx.setTimer(Math.max(1, pause.toMillis()), ignored -> run());
        }
    }

    /** Type and message of the failure: our own and the drivers' messages hold addresses and states, no payloads. */
    private static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
