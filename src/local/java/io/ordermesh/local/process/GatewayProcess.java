package io.ordermesh.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One gateway: the packaged jar in a process of its own, on this process' Java.
 *
 * <p>It can be ended, killed and stopped in its tracks, as a node of a cluster can. It never outlives this process.
 */
public final class GatewayProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    // Ctrl-C reaches every process of the terminal. A gateway ends when it is told to, while its database still runs.
    private static final String DEAF_TO_CTRL_C = "trap '' INT; exec \"$@\"";

    private final Process process;
    private final CompletableFuture<Integer> exit;

    private GatewayProcess(Process process, CompletableFuture<Integer> exit) {
        this.process = process;
        this.exit = exit;
    }

    /** Starts a gateway and returns at once. */
    public static GatewayProcess start(GatewayLaunch launch) {
        ProcessBuilder builder = new ProcessBuilder(command(launch)).redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        try {
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            Process process = builder.start();
            Guard guard = Guard.of(process.toHandle());
            CompletableFuture<Void> printed = ProcessOutput.read(process, launch.log(), launch.lines());
            CompletableFuture<Integer> exit = process.onExit()
                    .thenApply(ended -> released(guard, ended))
                    .thenCombine(printed, (code, nothing) -> code);
            return new GatewayProcess(process, exit);
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway could not be started from " + launch.jar(), e);
        }
    }

    private static int released(Guard guard, Process ended) {
        guard.close();
        return ended.exitValue();
    }

    private static List<String> command(GatewayLaunch launch) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", DEAF_TO_CTRL_C, "gateway", java));
        command.addAll(launch.jvmOptions());
        command.addAll(List.of("-jar", launch.jar().toString()));
        return command;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code once the process is gone and all of its output has been read. */
    public CompletableFuture<Integer> onExit() {
        return exit.copy();
    }

    /**
     * Returns once {@code health} answers 200.
     *
     * @throws IllegalStateException when the process ends before that, or the time is over
     */
    public void awaitReady(URI health, Duration patience) {
        new HealthProbe(health).await(this, patience);
    }

    /** Asks the process to end (TERM) and returns when it has; after {@code patience} it is killed. */
    public void terminate(Duration patience) {
        process.toHandle().destroy(); // Not Process.destroy(), which would throw its last words away.
        resume();
        if (!endsWithin(patience)) {
            kill();
        }
    }

    /** Kills the process (KILL) and returns when it is gone. */
    public void kill() {
        process.toHandle().destroyForcibly();
        endsWithin(PATIENCE);
    }

    /** Stops the process in its tracks (STOP): it keeps its connections, its leases and its memory. */
    public void suspend() {
        signal("STOP");
    }

    /** Lets a suspended process go on (CONT). */
    public void resume() {
        signal("CONT");
    }

    /** As {@link #terminate}, with four seconds of patience. */
    @Override
    public void close() {
        terminate(PATIENCE);
    }

    /** Whether the process ends within {@code patience}; returns as soon as it does. */
    boolean endsWithin(Duration patience) {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "signal", name, Long.toString(pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("No signal could be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
