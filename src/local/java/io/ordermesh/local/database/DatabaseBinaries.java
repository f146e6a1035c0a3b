package io.ordermesh.local.database;

import io.ordermesh.local.directory.Directories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL's programs, unpacked once for all starts of this project. */
final class DatabaseBinaries {

    private static final Path HOME = Path.of("target", "local", "postgresql").toAbsolutePath();

    // Written by the unpacker as its last step.
    private static final String COMPLETE = ".exists";

    // A file can be locked once in a process, in which several class loaders may have this class.
    private static final Object IN_THIS_PROCESS =
            DatabaseBinaries.class.getName().intern();

    private DatabaseBinaries() {}

    /** What needs the programs. */
    interface Start<T> {
        T with(Path binaries) throws IOException;
    }

    /** Calls {@code start} while no other process unpacks, and with no half of an unpacking that was killed. */
    static <T> T withBinaries(Start<T> start) throws IOException {
        synchronized (IN_THIS_PROCESS) {
            Files.createDirectories(HOME);
            Path lock = HOME.resolve("lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid()) {
                    halves().forEach(Directories::remove);
                }
                return start.with(HOME);
            }
        }
    }

    private static List<Path> halves() throws IOException {
        try (Stream<Path> entries = Files.list(HOME)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !Files.exists(entry.resolve(COMPLETE)))
                    .toList();
        }
    }
}
