package io.ordermesh.sandbox.contract;

import io.ordermesh.sandbox.contract.Exchange.Answer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A call in progress. Thread-safe. */
public final class WatchedCall {
    private final ContractWatch watch;
    private final Request request;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Answer answer;

    WatchedCall(ContractWatch watch, Request request) {
        this.watch = watch;
        this.request = request;
    }

    /** What is right to answer. What a fault makes of it is not looked at. */
    public void answered(int status, String body) {
        answer = new Answer(status, body);
    }

    /** To be said before anything is sent: whoever has the answer can ask what was wrong with the call. The first counts. */
    public void end() {
        if (ended.compareAndSet(false, true)) {
            watch.look(new Exchange(request, answer));
        }
    }
}
