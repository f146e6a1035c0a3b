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

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setTcpKeepAlive(true)
                .setConnectTimeout(Math.toIntExact(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS))));
        return PgBuilder.pool()
                .with(input.poolOptions()
                        .setConnectionTimeout(CONNECT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
