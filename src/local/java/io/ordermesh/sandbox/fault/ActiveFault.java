package io.ordermesh.sandbox.fault;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A fault that stands until it is removed. Thread-safe. */
public final class ActiveFault {
    private final String id;
    private final Fault fault;
    private final Faults faults;
    private final CompletableFuture<Void> removed = new CompletableFuture<>();
    private int taken;
    private int hits;

    ActiveFault(String id, Fault fault, Faults faults) {
        this.id = id;
        this.fault = fault;
        this.faults = faults;
    }

    /** Names it over HTTP. */
    public String id() {
        return id;
    }

    /** What it does. */
    public Fault fault() {
        return fault;
    }

    /** How many calls have arrived at it; what each asked was done by then, if the fault lets it take effect. */
    public synchronized int hits() {
        return hits;
    }

    /** Waits until that many calls have arrived at it; false when the time is up before. */
    public synchronized boolean awaitHits(int count, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (hits < count) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Takes it away; calls that it holds are answered, those which hang lose their connection. */
    public void remove() {
        faults.remove(id);
    }

    /** Completes when it has been removed. */
    public CompletionStage<Void> removed() {
        return removed;
    }

    /** Says that a call which it spoils has got as far as the fault lets it. */
    public synchronized void arrive() {
        hits++;
        notifyAll();
    }

    synchronized boolean tryTake() {
        if (fault.times() > 0 && taken >= fault.times()) {
            return false;
        }
        taken++;
        return true;
    }

    void end() {
        removed.complete(null);
    }
}
