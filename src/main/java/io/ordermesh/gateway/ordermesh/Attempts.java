package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests sent for one call, and what can be said of its end. */
final class Attempts {

    private final String operation;
    private final Repetition repetition;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();

    Attempts(String operation, Repetition repetition) {
        this.operation = operation;
        this.repetition = repetition;
    }

    /** A request is sent. */
    void begin() {
        sent.incrementAndGet();
        underWay.incrementAndGet();
    }

    /** It is answered, or never will be. */
    void end() {
        underWay.decrementAndGet();
    }

    /** The whole call took too long. */
    OrderMeshFailure timedOut() {
        OrderMeshFailure failure = new OrderMeshFailure(operation, Reason.TIMED_OUT);
        return underWay.get() == 0 ? failure.asUnread() : failure;
    }

    /** With the attempts made, and without a claim that nobody can make: an unrepeatable call may have been carried out. */
    OrderMeshFailure ended(Throwable failure) {
        OrderMeshFailure last = FailureMapper.map(operation, failure);
        boolean doubtful = repetition == Repetition.UNREAD && last.reason().passing() && !last.unread();
        return (doubtful ? last.as(Reason.UNKNOWN_OUTCOME) : last).after(sent.get());
    }
}
