package io.ordermesh.local.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data of one run: a directory that goes when the run ends.
 *
 * <p>The run holds a lock in it. A directory whose lock is free belongs to a run that was killed: the next run removes
 * it.
 */
public final class RunDirectory implements AutoCloseable {

    private static final String PREFIX = "run-";

    private final Path path;
    private final FileChannel lock;
    private final boolean afterKilledRun;

    private RunDirectory(Path path, FileChannel lock, boolean afterKilledRun) {
        this.path = path;
        this.lock = lock;
        this.afterKilledRun = afterKilledRun;
    }

    /** A new directory in {@code home}, from which everything that killed runs left is gone. */
    public static RunDirectory create(Path home) {
        try {
            Files.createDirectories(home);
            try (FileChannel turn = open(home.resolve("lock"));
                    FileLock mine = turn.lock()) {
                boolean afterKilledRun = mine.isValid() && removeLeftOvers(home);
                Path path = Files.createTempDirectory(home.toAbsolutePath(), PREFIX);
                FileChannel lock = open(path.resolve("lock"));
                lock.lock();
                return new RunDirectory(path, lock, afterKilledRun);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No data can be stored in " + home, e);
        }
    }

    public Path path() {
        return path;
    }

    /** How long a port may stay taken by an earlier run that is about to end; longest where that was killed. */
    public Duration patienceForPorts() {
        return Duration.ofSeconds(afterKilledRun ? 8 : 3);
    }

    @Override
    public void close() {
        Directories.remove(path);
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of " + path + " could not be released", e);
        }
    }

    private static boolean removeLeftOvers(Path home) throws IOException {
        List<Path> runs;
        try (Stream<Path> entries = Files.list(home)) {
            runs = entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        List<Path> leftOver = runs.stream().filter(RunDirectory::isLeftOver).toList();
        leftOver.forEach(Directories::remove);
        return !leftOver.isEmpty();
    }

    private static boolean isLeftOver(Path run) {
        try (FileChannel channel = open(run.resolve("lock"));
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException inUse) {
            return false;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
