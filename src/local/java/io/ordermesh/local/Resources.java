package io.ordermesh.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was started, to be ended in the opposite order. */
final class Resources implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /** Keeps what has just been started; ends it at once where the end has already come. */
    <T extends AutoCloseable> T keep(T started) {
        synchronized (this) {
            if (!closed) {
                open.push(started);
                return started;
            }
        }
        end(started);
        throw new StartFailure("Ended while it started.");
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (AutoCloseable next = pop(); next != null; next = pop()) {
            end(next);
        }
    }

    private synchronized @Nullable AutoCloseable pop() {
        return open.poll();
    }

    private static void end(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // The rest is to end, too; the guards take what does not.
            System.err.println(resource.getClass().getSimpleName() + " did not end in good order: " + e.getMessage());
        }
    }
}
