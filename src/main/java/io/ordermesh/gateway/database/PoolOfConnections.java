package io.ordermesh.gateway.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pool of database connections. Whoever waits for one gives up soon, so that work does not pile up in memory while
 * the database is away, and a connection whose other end is gone is noticed.
 */
@Singleton
class PoolOfConnections implements PgPoolCreator {

    private static final int CONNECT_SECONDS = 3;
    /** A replica that stands still in a transaction would keep its rows locked, longer than any lease. */
    private static final String IDLE_IN_TRANSACTION = "5s";

    private static final String STATEMENT = "20s";

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setTcpKeepAlive(true)
                .setConnectTimeout(Math.toIntExact(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS)))
                .addProperty("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION)
                .addProperty("statement_timeout", STATEMENT));
        return PgBuilder.pool()
                .with(input.poolOptions()
                        .setConnectionTimeout(CONNECT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
