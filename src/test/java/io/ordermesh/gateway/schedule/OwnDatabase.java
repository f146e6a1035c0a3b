package io.ordermesh.gateway.schedule;

import io.ordermesh.local.directory.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database of a test class's own, without orders and reads, and at its first time, before each of its tests. */
final class OwnDatabase implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private @Nullable Path directory;
    private @Nullable ScheduleDatabase database;

    ScheduleDatabase get() {
        return Objects.requireNonNull(database, "The database has not been started");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path own = Files.createTempDirectory("schedule");
        directory = own;
        database = ScheduleDatabase.start(own.resolve("postgresql"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        get().clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        try {
            if (database != null) {
                database.close();
            }
        } finally {
            if (directory != null) {
                Directories.remove(directory);
            }
        }
    }
}
