package io.ordermesh.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** How far the stack of one build has come, in files named after the build's process: what its two steps share. */
record DevelopmentState(Path ready, Path failed) implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    static DevelopmentState ofThisBuild(Path home) {
        long build = ProcessHandle.current()
                .parent()
                .orElseGet(ProcessHandle::current)
                .pid();
        return new DevelopmentState(
                home.resolve("build-" + build + ".ready"), home.resolve("build-" + build + ".failed"));
    }

    void ready(String message) {
        write(ready, message);
    }

    void failed(String sentence) {
        write(failed, sentence);
    }

    /**
     * The message of readiness.
     *
     * @throws StartFailure with the sentence of the failure
     */
    String await(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - end < 0) {
            if (Files.exists(failed)) {
                String sentence = read(failed);
                remove(failed);
                throw new StartFailure(sentence);
            }
            if (Files.exists(ready)) {
                return read(ready);
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        throw new StartFailure("The local stack was not ready within " + patience.toSeconds() + " s.");
    }

    /** Ends readiness. A failure stays for the one that waits to read it. */
    @Override
    public void close() {
        remove(ready);
    }

    private static void write(Path file, String content) {
        try {
            Path draft = Files.writeString(file.resolveSibling(file.getFileName() + ".draft"), content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The state of the local stack could not be written to " + file, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The state of the local stack could not be read from " + file, e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
