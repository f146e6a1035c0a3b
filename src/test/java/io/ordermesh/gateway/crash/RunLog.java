package io.ordermesh.gateway.crash;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was done to the world and when, to be shown if the run fails. Thread-safe. */
final class RunLog {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile long start = System.nanoTime();

    /** From now on the time counts. */
    void start() {
        start = System.nanoTime();
    }

    void note(String what) {
        lines.add(String.format(Locale.ROOT, "%7.2f s  %s", (System.nanoTime() - start) / 1e9, what));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
