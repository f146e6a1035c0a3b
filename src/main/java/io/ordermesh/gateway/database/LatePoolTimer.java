package io.ordermesh.gateway.database;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps one false alarm out of the log: while the database is away, the pool's timer of every query that has failed long
 * since fails it once more, and Vert.x reports an uncaught exception with its stack (vertx-sql-client issue 1706).
 */
@LoggingFilter(name = "late-pool-timer")
public final class LatePoolTimer implements Filter {

    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";

    @Override
    public boolean isLoggable(LogRecord entry) {
        return !(entry.getThrown() instanceof IllegalStateException failure
                && "Result is already complete".equals(failure.getMessage())
                && failure.getStackTrace().length > 1
                && failure.getStackTrace()[1].getClassName().equals(POOL));
    }
}
