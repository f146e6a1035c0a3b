package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.history.Call;
import io.ordermesh.sandbox.history.History;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Notes each call when it ends. Thread-safe. */
public final class CallLog {
    private static final int REMEMBERED = 50_000;

    private final Clock clock;
    private final History<Call> history = new History<>(REMEMBERED);
    private final AtomicLong sequence = new AtomicLong();
    private final AtomicInteger inProgress = new AtomicInteger();

    public CallLog(Clock clock) {
        this.clock = clock;
    }

    /** The calls that have ended. */
    public History<Call> history() {
        return history;
    }

    /** How many calls have begun and not ended. */
    public int inProgress() {
        return inProgress.get();
    }

    Entry begin(Operation operation, String path, String body, @Nullable String merchant, @Nullable String orderId) {
        inProgress.incrementAndGet();
        return new Entry(operation, path, operation.isOpen() ? "" : body, merchant, orderId);
    }

    /** A call in progress. */
    final class Entry {
        private final long began = sequence.incrementAndGet();
        private final Instant at = clock.instant();
        private final long nanos = System.nanoTime();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final Operation operation;
        private final String path;
        private final String body;
        private final @Nullable String merchant;
        private final @Nullable String orderId;

        private Entry(
                Operation operation, String path, String body, @Nullable String merchant, @Nullable String orderId) {
            this.operation = operation;
            this.path = path;
            this.body = body;
            this.merchant = merchant;
            this.orderId = orderId;
        }

        /** The first end counts. */
        void end(int status) {
            if (ended.compareAndSet(false, true)) {
                inProgress.decrementAndGet();
                history.add(new Call(
                        began,
                        sequence.incrementAndGet(),
                        at,
                        operation.id(),
                        merchant,
                        operation.method(),
                        path,
                        body,
                        orderId,
                        status,
                        Duration.ofNanos(System.nanoTime() - nanos)));
            }
        }
    }
}
