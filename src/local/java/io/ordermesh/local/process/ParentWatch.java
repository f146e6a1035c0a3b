package io.ordermesh.local.process;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Notices the end of the process that started this one. */
public final class ParentWatch extends TimerTask {

    private static final Duration PERIOD = Duration.ofMillis(500);

    private final ProcessHandle parent;
    private final Runnable reaction;

    private ParentWatch(ProcessHandle parent, Runnable reaction) {
        this.parent = parent;
        this.reaction = reaction;
    }

    /**
     * Runs {@code reaction} once, at most a second after the parent of this process ended. Does nothing where this
     * process has no parent that it can see.
     */
    public static void start(Runnable reaction) {
        // Not ProcessHandle.onExit(): for a process that is no child it comes to look only every five seconds.
        ProcessHandle.current().parent().ifPresent(parent -> new Timer("parent-watch", true)
                .schedule(new ParentWatch(parent, reaction), PERIOD.toMillis(), PERIOD.toMillis()));
    }

    @Override
    public void run() {
        if (!parent.isAlive()) {
            cancel();
            reaction.run();
        }
    }
}
