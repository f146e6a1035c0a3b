package io.ordermesh.local.database;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What the starter of PostgreSQL logs: its failures are told by the exceptions it throws. */
final class DatabaseLogs {

    // Kept, since loggers are collected.
    private static final Logger LOGGER = Logger.getLogger("io.zonky.test.db.postgres.embedded");

    private DatabaseLogs() {}

    static void quiet() {
        LOGGER.setLevel(Level.OFF);
    }
}
