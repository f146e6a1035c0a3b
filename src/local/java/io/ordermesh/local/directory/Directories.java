package io.ordermesh.local.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories of data that nobody keeps. */
public final class Directories {

    private Directories() {}

    /** Removes the directory with all that is in it, as far as it can be removed. */
    public static void remove(Path directory) {
        for (Path path : deepestFirst(directory)) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException left) {
                // A file may come while its directory goes; the next start removes what is left of this one.
            }
        }
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
