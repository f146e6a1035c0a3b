package io.ordermesh.sandbox.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The last so many things that happened; older ones are forgotten. Thread-safe. */
public final class History<T> {
    private final int bound;
    private final Deque<T> entries = new ArrayDeque<>();

    public History(int bound) {
        this.bound = bound;
    }

    /** Adds an entry at the end. */
    public synchronized void add(T entry) {
        if (entries.size() == bound) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** All entries, oldest first. */
    public synchronized List<T> list() {
        return List.copyOf(entries);
    }

    /** The entries which the condition accepts, oldest first. */
    public List<T> list(Predicate<? super T> condition) {
        return list().stream().filter(condition).toList();
    }

    /** How many entries the condition accepts. */
    public long count(Predicate<? super T> condition) {
        return list().stream().filter(condition).count();
    }

    /** All entries, oldest first, which are forgotten with that. */
    public synchronized List<T> take() {
        List<T> taken = list();
        entries.clear();
        return taken;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
    }
}
