package io.ordermesh.local;

import io.ordermesh.local.process.ParentWatch;
import io.ordermesh.local.process.TerminationSignals;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The end of a run, for whichever reason comes first.
 *
 * @param exitCode what the process ends with
 * @param message what is said last; may be empty
 */
record Ending(int exitCode, String message) {

    // The whole end, with what the guards may still have to do after it, stays within eight seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static Ending asked() {
        return new Ending(0, "");
    }

    static Ending failed(String message) {
        return new Ending(1, message);
    }

    /** Completes when someone presses Ctrl-C, or the process is asked to end, or the parent process is gone. */
    static CompletableFuture<Ending> awaited() {
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        TerminationSignals.onSignal(signal -> {
            if (!ending.complete(asked()) && signal.equals("INT")) {
                Runtime.getRuntime().halt(asked().exitCode()); // Ctrl-C twice: the guards end what is left.
            }
        });
        ParentWatch.start(() -> ending.complete(asked()));
        return ending;
    }

    /** Ends everything, then this process. */
    void end(Resources resources) {
        Thread closing = new Thread(resources::close, "ending");
        closing.setDaemon(true);
        closing.start();
        if (!message.isEmpty()) {
            System.err.println(message);
        }
        try {
            closing.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE.toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode); // No shutdown hook of a library has anything left to do.
    }
}
