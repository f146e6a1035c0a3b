package io.ordermesh.sandbox.contract;

import io.ordermesh.sandbox.contract.Exchange.Answer;
import io.ordermesh.sandbox.history.History;
import io.ordermesh.sandbox.history.Violation;
import io.ordermesh.sandbox.history.Violation.Part;
import io.ordermesh.sandbox.world.Alterations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * Compares each call with the contract, one after the other and on a worker thread, so that no answer waits for it.
 * What goes wrong on purpose is no violation: the answers of faults, a request that is answered 400, and answers about
 * orders that were altered by hand. Thread-safe.
 */
public final class ContractWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ContractWatch.class.getName());
    private static final int REMEMBERED = 1_000;

    private final Contract contract;
    private final Clock clock;
    private final Alterations alterations;
    private final History<Violation> violations = new History<>(REMEMBERED);
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private Future<Void> last = Future.succeededFuture();
    private boolean closed;

    public ContractWatch(Vertx vertx, Clock clock, Alterations alterations) {
        this.contract = new Contract(vertx);
        this.clock = clock;
        this.alterations = alterations;
    }

    /** Begins to watch a call, which has not been answered yet. */
    public WatchedCall begin(Request request) {
        return new WatchedCall(this, request);
    }

    /** What broke the contract so far, oldest first. */
    public History<Violation> history() {
        return violations;
    }

    /** The same, after every call that has ended was looked at. */
    public List<Violation> await() {
        lookedAt().toCompletionStage().toCompletableFuture().join();
        return violations.list();
    }

    private synchronized Future<Void> lookedAt() {
        return last;
    }

    synchronized void look(Exchange exchange) {
        if (!closed) {
            last = last.compose(done -> checkRequest(exchange)).compose(done -> checkAnswer(exchange));
        }
    }

    private Future<Void> checkRequest(Exchange exchange) {
        return contract.check(exchange.request()).<Void>mapEmpty().recover(flaw -> {
            if (!exchange.isRefusedAsBad()) {
                note(Part.REQUEST, exchange.request(), flaw);
            }
            return Future.succeededFuture();
        });
    }

    private Future<Void> checkAnswer(Exchange exchange) {
        Request request = exchange.request();
        Answer answer = exchange.answer();
        if (answer == null) {
            return Future.succeededFuture();
        }
        return contract.check(request.operationId(), answer).<Void>mapEmpty().recover(flaw -> {
            if (!alterations.concern(request.orderId(), answer.body())) {
                note(Part.ANSWER, request, flaw);
            }
            return Future.succeededFuture();
        });
    }

    private void note(Part part, Request request, Throwable flaw) {
        Violation violation =
                new Violation(clock.instant(), part, request.operationId(), request.call(), Flaws.describe(flaw));
        violations.add(violation);
        // Once for each kind: a local run makes calls without end.
        if (told.add(request.operationId() + part)) {
            LOG.warning(violation + " (all of them: GET /sandbox/violations)");
        }
    }

    /** Looks at what has ended, and at nothing that ends later. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        await();
    }
}
