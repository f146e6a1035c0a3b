package io.ordermesh.gateway.database;

import io.ordermesh.gateway.loop.Loops;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema up to date at the start. Where the database cannot be reached the gateway starts all the same, since
 * it can take webhooks without it, and this is tried again; a schema that does not fit stops the start.
 */
@Singleton
class Migration {

    private static final Logger LOG = Logger.getLogger(Migration.class);
    private static final Duration REST = Duration.ofSeconds(3);
    /** Classes of SQL states: connection failures, a server without resources, one that starts or stops. */
    private static final Set<String> WORTH_WAITING = Set.of("08", "53", "57");

    private final Flyway flyway;
    private final Loops loops;
    private volatile boolean done;

    Migration(Flyway flyway, Loops loops) {
        this.flyway = flyway;
        this.loops = loops;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        try {
            migrate();
        } catch (FlywayException e) {
            String state = state(e);
            if (state != null && WORTH_WAITING.stream().noneMatch(state::startsWith)) {
                throw refused(state, e);
            }
            LOG.warn(
                    "PostgreSQL cannot be reached now. The gateway starts all the same, takes webhooks as long as Kafka"
                            + " does, and tries again. Check GATEWAY_DATABASE_HOST, _PORT, _NAME, _USERNAME and _PASSWORD");
            loops.start("migration", REST, this::again);
        }
    }

    private Uni<Boolean> again() {
        return done
                ? Uni.createFrom().item(false)
                : Uni.createFrom()
                        .item(this::migrate)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .replaceWith(false);
    }

    private boolean migrate() {
        flyway.migrate();
        done = true;
        return true;
    }

    /** What to do about a database that answers and does not do what it is asked. */
    private static RuntimeException refused(String state, FlywayException failure) {
        if (state.startsWith("28")) {
            return new ConfigurationException("PostgreSQL refuses the gateway's login."
                    + " Check GATEWAY_DATABASE_USERNAME and GATEWAY_DATABASE_PASSWORD.");
        }
        return switch (state) {
            case "3D000" ->
                new ConfigurationException("PostgreSQL has no database of that name."
                        + " Create it, or check GATEWAY_DATABASE_HOST, _PORT and _NAME.");
            case "42501" ->
                new ConfigurationException("PostgreSQL does not let the gateway make its tables."
                        + " Let the user GATEWAY_DATABASE_USERNAME create in the schema, or check that name.");
            default -> failure;
        };
    }

    /** SQL state of a failure of the connection or a statement; that of a migration that does not fit the schema is empty. */
    private static @Nullable String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
