package io.ordermesh.gateway.schedule;

import io.ordermesh.local.database.EmbeddedDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL with the product's schema, and with a clock that stands still unless it is moved: functions named as
 * those of PostgreSQL come before them on the search path, for the migrations' defaults and the product's statements.
 */
final class ScheduleDatabase implements InstantSource, AutoCloseable {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final String SEARCH_PATH = "public,clock,pg_catalog";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String CLOCK = """
            create schema clock;
            create table clock.time (at timestamptz not null);
            insert into clock.time values ('%s');
            create function clock.now() returns timestamptz language sql stable as 'select at from clock.time';
            create function clock.clock_timestamp() returns timestamptz language sql stable as 'select at from clock.time';
            """;

    private static final String CLEAR =
            "delete from pending_read; delete from dead_letter; delete from merchant_pause; delete from orders;"
                    + " delete from unknown_order_quota";

    /** It tells of each order that changes. */
    private static final Logger STORE = Logger.getLogger("io.ordermesh.gateway.reconcile.OutcomeStore");

    static {
        STORE.setLevel(Level.WARNING);
        // Here, since test classes that begin at the same time and find none make two, of which the second is refused.
        ContextManagerProvider.instance();
    }

    private final EmbeddedDatabase server;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private Instant now = START;
    private Instant shown = START;
    private long calls;

    private ScheduleDatabase(EmbeddedDatabase server) {
        this.server = server;
        PgConnectOptions options = PgConnectOptions.fromUri(server.reactiveUrl())
                .setUser(server.user())
                .setPassword(server.password())
                .setCachePreparedStatements(true)
                .addProperty("search_path", SEARCH_PATH);
        pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(2))
                .using(vertx)
                .build());
    }

    static ScheduleDatabase start(Path data) {
        EmbeddedDatabase server = EmbeddedDatabase.start(0, data);
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(CLOCK.formatted(START));
        } catch (SQLException e) {
            throw new IllegalStateException("The clock could not be made", e);
        }
        Flyway.configure()
                .dataSource(server.jdbcUrl() + "?currentSchema=" + SEARCH_PATH, server.user(), server.password())
                .load()
                .migrate();
        return new ScheduleDatabase(server);
    }

    /** The database's time. */
    @Override
    public Instant instant() {
        return now;
    }

    void setClock(Instant time) {
        now = time;
    }

    /** Without orders and reads, and at its first time. */
    void clear() {
        var unused = call(pool.query(CLEAR).execute());
        setClock(START);
    }

    Pool pool() {
        return pool;
    }

    /** A connection beside those of the product, with the same clock. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("currentSchema", SEARCH_PATH);
        return DriverManager.getConnection(server.jdbcUrl(), properties);
    }

    /** The rows of a query. */
    List<Row> rows(String query, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        call(pool.preparedQuery(query).execute(Tuple.from(parameters))).forEach(rows::add);
        return rows;
    }

    /** Lets the product do something, at the time that the clock shows. */
    <T> T call(Uni<T> statements) {
        if (!now.equals(shown)) {
            shown = now;
            var unused = await(pool.preparedQuery("update clock.time set at = $1")
                    .execute(Tuple.of(now.atOffset(ZoneOffset.UTC))));
        }
        calls++;
        return await(statements);
    }

    /** How often something was done so far. */
    long calls() {
        return calls;
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }
}
