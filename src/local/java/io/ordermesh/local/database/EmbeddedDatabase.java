package io.ordermesh.local.database;

import io.ordermesh.local.directory.Directories;
import io.ordermesh.local.process.Guard;
import io.ordermesh.local.process.LocalPorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server of its own on this machine, with one database and its owner.
 *
 * <p>It can be stopped and started again: it comes back on the same port with the same rows, as after an outage. It
 * never outlives this process. Nothing is forced to the disk: it is for data that nobody keeps.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String NAME = "gateway";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final Path data;
    private @Nullable EmbeddedPostgres server;
    private @Nullable Guard guard;

    private EmbeddedDatabase(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    /**
     * Starts a server on 127.0.0.1 and returns when its database is there.
     *
     * @param port 0 for a free one
     * @param data a directory that belongs to the server, and goes when it is closed
     * @throws IllegalStateException in one sentence, when PostgreSQL does not run here
     */
    public static EmbeddedDatabase start(int port, Path data) {
        DatabaseLogs.quiet();
        EmbeddedDatabase database = new EmbeddedDatabase(port == 0 ? LocalPorts.free() : port, data.toAbsolutePath());
        try {
            database.start();
            database.createDatabase();
        } catch (IllegalStateException e) {
            database.stop();
            throw e;
        }
        return database;
    }

    /** For drivers of Java. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** For the reactive client. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** The gateway's settings that lead here. */
    public Map<String, String> gatewaySettings() {
        return Map.of(
                "gateway.database.host", "127.0.0.1",
                "gateway.database.port", Integer.toString(port),
                "gateway.database.name", NAME,
                "gateway.database.username", user(),
                "gateway.database.password", password());
    }

    public int port() {
        return port;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return NAME;
    }

    public String databaseName() {
        return NAME;
    }

    /** Starts a stopped server again; does nothing to a running one. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        Path log = data.resolveSibling(data.getFileName() + ".log");
        guard = Guard.ofPidFile(data.resolve("postmaster.pid"), "INT");
        try {
            Files.createDirectories(data);
            server = DatabaseBinaries.withBinaries(binaries -> EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(PATIENCE)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // No socket file: one that a killed server or another user left would stand in the way.
                    .setServerConfig("unix_socket_directories", "''")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("shared_buffers", "16MB")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("max_wal_size", "128MB")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(DatabaseFailure.sentence(log), e);
        }
    }

    /** Stops the server, whoever is connected, and returns when it is down; its rows stay. */
    public synchronized void stop() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be stopped", e);
        } finally {
            if (guard != null) {
                guard.close();
                guard = null;
            }
        }
    }

    /** Stops the server and removes its rows. */
    @Override
    public void close() {
        stop();
        Directories.remove(data);
    }

    private synchronized void createDatabase() {
        if (server == null) {
            throw new IllegalStateException("PostgreSQL does not run");
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet existing =
                        statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!existing.next()) {
                statement.execute("create role " + NAME + " login password '" + NAME + "'");
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be created in PostgreSQL", e);
        }
    }
}
