package io.ordermesh.local;

import io.ordermesh.local.process.ParentWatch;
import io.ordermesh.local.process.TerminationSignals;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The end of a run, for whichever reason comes first.
 *
 * @param exitCode what the process ends with
 * @param message what is said last; may be empty
 */
record Ending(int exitCode, String message) {

    // For servers that are still starting on a machine that is very busy: else their data stays until the next run. The
    // whole end, with what the guards may still have to do after it, stays within twenty-five seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PATIENCE_FOR_HOOKS = Duration.ofSeconds(1);

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
            // On its own between the lines of the build, which fails with many more.
            System.err.println(System.lineSeparator() + message + System.lineSeparator());
        }
        join(closing, PATIENCE);
        System.out.flush();
        System.err.flush();
        exit();
    }

    /** Lets the JVM remove the temporary files of libraries, but no hook of theirs hold up the end. */
    private void exit() {
        Thread exit = new Thread(() -> Runtime.getRuntime().exit(exitCode), "exit");
        exit.setDaemon(true);
        exit.start();
        join(exit, PATIENCE_FOR_HOOKS);
        Runtime.getRuntime().halt(exitCode);
    }

    private static void join(Thread thread, Duration patience) {
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
