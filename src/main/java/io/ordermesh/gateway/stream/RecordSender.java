package io.ordermesh.gateway.stream;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records with {@code acks=all} and an idempotent producer, and completes when the broker has acknowledged.
 *
 * <p>Not an outgoing channel: the connector repeats failed sends by itself, which can put a record behind later ones of
 * its key. Here a record is sent once, within {@code gateway.kafka.delivery-timeout}; what then is known of it is the
 * caller's to deal with.
 */
@Singleton
public class RecordSender {

    /** How long a record may wait for the broker to be found. */
    private static final Duration MAX_BLOCK = Duration.ofSeconds(1);

    private static final long LEAST_RECORD = 1L << 10;
    private static final long MOST_RECORD = 1L << 30;

    /** Kafka's own default. */
    private static final long LEAST_BUFFER = 32L << 20;

    private final Map<String, Object> settings;
    private final String eventsTopic;
    private final Event<Producer<?, ?>> created;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private @Nullable Producer<String, byte[]> producer;

    RecordSender(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            KafkaSettings kafka,
            Event<Producer<?, ?>> created) {
        this.created = created;
        this.eventsTopic = kafka.eventsTopic();
        this.settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ordermesh-gateway");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        int timeout = Math.toIntExact(kafka.deliveryTimeout().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        int largest = Math.toIntExact(kafka.maxRecordSize().asLongValue());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest);
        // A record that fits no more waits for room, and a record that waits is taken for a broker that is away.
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(LEAST_BUFFER, 2L * largest));
    }

    static void check(@Observes ConfigurationProblems problems, KafkaSettings kafka) {
        long bytes = kafka.maxRecordSize().asLongValue();
        problems.addUnless(
                bytes >= LEAST_RECORD && bytes <= MOST_RECORD,
                "GATEWAY_KAFKA_MAX_RECORD_SIZE (" + bytes + " bytes) must be between 1K and 1G, such as 16M.");
    }

    /** Makes the producer and finds the events topic, so that the first webhook does not wait for it. */
    void prepare(@Observes StartupEvent event) {
        lane(eventsTopic).prepare();
    }

    /** Completes when the broker has acknowledged the record; fails when it surely, or perhaps, has not got it. */
    public Uni<Void> send(ProducerRecord<String, byte[]> record) {
        return send(record, System.nanoTime() + Long.MAX_VALUE / 2);
    }

    /**
     * The same, but a record that has not been handed to the producer by then is not sent.
     *
     * @param latest by {@link System#nanoTime()}
     */
    public Uni<Void> send(ProducerRecord<String, byte[]> record, long latest) {
        traceparent(record.headers());
        Lane lane = lane(record.topic());
        return Uni.createFrom()
                .<Void>emitter(emitter -> lane.send(record, latest, failure -> {
                    if (failure == null) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(failure);
                    }
                }))
                .runSubscriptionOn(lane.worker);
    }

    /** Whether a record was refused for its size: surely it is not on the topic, and will be refused again. */
    public static boolean isTooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException;
    }

    private Lane lane(String topic) {
        return lanes.computeIfAbsent(topic, Lane::new);
    }

    /** The one producer. A failure to make it, such as a name that does not resolve, is not remembered. */
    private synchronized Producer<String, byte[]> producer() {
        Producer<String, byte[]> existing = producer;
        if (existing != null) {
            return existing;
        }
        Producer<String, byte[]> made =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        created.fire(made);
        producer = made;
        return made;
    }

    /**
     * The records of one topic. Sending may block while the broker, or that topic, is not to be found; it does so on a
     * thread of the topic's own, and one record in a while finds out whether it still is so; the others do not wait.
     */
    private final class Lane {

        private final String topic;
        private final ExecutorService worker;
        private long awayUntil = System.nanoTime();

        Lane(String topic) {
            this.topic = topic;
            this.worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "kafka-send-" + topic));
        }

        void prepare() {
            worker.execute(() -> {
                try {
                    var unused = producer().partitionsFor(topic);
                } catch (KafkaException away) {
                    // Told when a record is to be sent.
                }
            });
        }

        /** Runs on the lane's thread alone. */
        void send(ProducerRecord<String, byte[]> record, long latest, Consumer<@Nullable Throwable> done) {
            long start = System.nanoTime();
            if (start - latest > 0) {
                done.accept(new TimeoutException("It is too late to send the record"));
                return;
            }
            if (start - awayUntil < 0) {
                done.accept(new TimeoutException("The broker was not reachable a moment ago"));
                return;
            }
            try {
                var unused = producer().send(record, (metadata, failure) -> done.accept(failure));
            } catch (KafkaException e) {
                done.accept(e);
                awayUntil = System.nanoTime() + MAX_BLOCK.toNanos();
            }
            if (System.nanoTime() - start >= MAX_BLOCK.toNanos() / 2) {
                awayUntil = System.nanoTime() + MAX_BLOCK.toNanos();
            }
        }
    }

    /** W3C trace context of the delivery or read that led to the record. */
    private static void traceparent(Headers headers) {
        GlobalOpenTelemetry.getPropagators()
                .getTextMapPropagator()
                .inject(Context.current(), headers, (carrier, name, value) -> {
                    if (carrier != null && carrier.lastHeader(name) == null) {
                        carrier.add(name, value.getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    synchronized void close(@Observes ShutdownEvent event) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
        lanes.values().forEach(lane -> lane.worker.shutdownNow());
    }
}
