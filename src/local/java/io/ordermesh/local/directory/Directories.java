package io.ordermesh.local.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Directories of data that nobody keeps. */
public final class Directories {

    private static final int ATTEMPTS = 30;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    private Directories() {}

    /** Removes the directory with all that is in it, as far as it can be removed within some seconds. */
    public static void remove(Path directory) {
        // A file may come while its directory goes, from a server that is about to end.
        for (int attempt = 0; attempt < ATTEMPTS && !removed(directory); attempt++) {
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }

    private static boolean removed(Path directory) {
        for (Path path : deepestFirst(directory)) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException left) {
                // Tried again, or removed by the next start.
            }
        }
        return !Files.exists(directory);
    }

    private static List<Path> deepestFirst(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException nothing) {
            return List.of();
        } catch (IOException | UncheckedIOException changing) {
            return List.of();
        }
    }
}
