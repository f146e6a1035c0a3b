package io.ordermesh.gateway.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does things one after the other, each when it is due or, where one before it took longer, right after that. */
final class Timetable implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<Future<?>> entries = new ArrayList<>();
    private final long start;

    /** @param start by {@link System#nanoTime()} */
    Timetable(long start) {
        this.start = start;
    }

    /** Has it done so long after the start. Of what is due at one moment the earlier entry comes first. */
    void at(Duration offset, Runnable action) {
        long delay = start + offset.toNanos() - System.nanoTime();
        entries.add(thread.schedule(action, delay, TimeUnit.NANOSECONDS));
    }

    /** Returns when all is done; fails as the first entry did that failed. */
    void await() throws InterruptedException {
        for (Future<?> entry : entries) {
            try {
                entry.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("An entry of the timetable failed", e.getCause());
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
