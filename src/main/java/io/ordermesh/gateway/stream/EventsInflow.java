package io.ordermesh.gateway.stream;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The flow of records of the events topic into this replica. */
@Singleton
public class EventsInflow {

    private static final Logger LOG = Logger.getLogger(EventsInflow.class);
    private static final String CHANNEL = "events";

    private final KafkaClientService clients;

    EventsInflow(KafkaClientService clients) {
        this.clients = clients;
    }

    /** Has no more records come than those that were fetched, for the rest of this replica's life. */
    public void stop(Duration atMost) {
        for (KafkaConsumer<?, ?> consumer : clients.<Object, Object>getConsumers(CHANNEL)) {
            try {
                consumer.pause().await().atMost(atMost);
            } catch (RuntimeException e) {
                // What comes all the same is not committed, and so comes to another replica or to the next start.
                LOG.debugf(e, "The consumer could not be stopped");
            }
        }
    }
}
