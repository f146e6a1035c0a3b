package io.ordermesh.gateway.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Ends the consumer of the events topic while the database is still there. By itself the connector ends after the pool
 * of connections: until then it would have more hints come, and wait for them to be stored.
 */
@Singleton
class ConsumerEnd {

    private final KafkaConnector connector;

    ConsumerEnd(@Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector connector) {
        this.connector = connector;
    }

    /** Waits until what was fetched is stored and committed, for as long as the connector waits at its end. */
    void end(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        connector.terminate(event);
    }
}
