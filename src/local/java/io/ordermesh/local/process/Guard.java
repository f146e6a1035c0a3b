package io.ordermesh.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends another process when this one dies, however it dies.
 *
 * <p>A small shell reads a pipe of which this process alone holds the other end. When the pipe closes without a word,
 * the shell signals the guarded process, and kills it if it is still there {@value #PATIENCE_SECONDS} seconds later.
 * A guard that is closed signals nobody.
 */
public final class Guard implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 3;

    // Arguments: the signal, the seconds until KILL, the kind of the target ("pid" or "file"), the target.
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            read -r released && exit 0
            signal=$1; patience=$2; pid=$4
            if [ "$3" = file ]; then
                waited=0
                while [ ! -s "$4" ] && [ "$waited" -lt 2 ]; do sleep 1; waited=$((waited + 1)); done
                [ -s "$4" ] || exit 0
                read -r pid <"$4"
            fi
            kill -s "$signal" "$pid" || exit 0
            kill -s CONT "$pid"
            waited=0
            while kill -0 "$pid" && [ "$waited" -lt "$patience" ]; do sleep 1; waited=$((waited + 1)); done
            kill -0 "$pid" && kill -s KILL "$pid"
            """;

    private final Process shell;

    private Guard(String signal, String kind, String target) {
        try {
            shell = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            SCRIPT,
                            "local-guard",
                            signal,
                            Integer.toString(PATIENCE_SECONDS),
                            kind,
                            target)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("No guard could be started", e);
        }
    }

    /** Guards a running process; it is asked to end by TERM. */
    public static Guard of(ProcessHandle guarded) {
        return new Guard("TERM", "pid", Long.toString(guarded.pid()));
    }

    /**
     * Guards the process whose id the first line of {@code file} will hold when the guard is needed; it is asked to end
     * by {@code signal}.
     */
    public static Guard ofPidFile(Path file, String signal) {
        return new Guard(signal, "file", file.toAbsolutePath().toString());
    }

    /** Lets the guarded process go. */
    @Override
    public void close() {
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write("released\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            shell.destroyForcibly(); // The shell is dead or deaf: it must not take the closed pipe for a death.
        }
    }
}
