package io.ordermesh.gateway.stream;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
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

    private final Map<String, Object> settings;
    private final Event<Producer<?, ?>> created;
    /** Sending may block while the broker is not reachable; it does so here and not on an event loop. */
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "kafka-record-sender"));

    private final Uni<Producer<String, byte[]>> producer;
    private long awayUntil = System.nanoTime();

    RecordSender(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            KafkaSettings kafka,
            Event<Producer<?, ?>> created) {
        this.created = created;
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
        this.producer = Uni.createFrom().item(this::connect).memoize().indefinitely();
    }

    /** Completes when the broker has acknowledged the record; fails when it surely, or perhaps, has not got it. */
    public Uni<Void> send(ProducerRecord<String, byte[]> record) {
        traceparent(record.headers());
        return producer.runSubscriptionOn(worker).chain(kafka -> Uni.createFrom()
                .emitter(emitter -> send(kafka, record, failure -> {
                    if (failure == null) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(failure);
                    }
                })));
    }

    /** Runs on the worker alone. One record in a while finds out whether the broker is back; the others do not wait. */
    private void send(
            Producer<String, byte[]> kafka, ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> done) {
        long start = System.nanoTime();
        if (start - awayUntil < 0) {
            done.accept(new TimeoutException("The broker was not reachable a moment ago"));
            return;
        }
        var unused = kafka.send(record, (metadata, failure) -> done.accept(failure));
        long blocked = System.nanoTime() - start;
        if (blocked >= MAX_BLOCK.toNanos() / 2) {
            awayUntil = System.nanoTime() + MAX_BLOCK.toNanos();
        }
    }

    private Producer<String, byte[]> connect() {
        Producer<String, byte[]> kafka =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        created.fire(kafka);
        return kafka;
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

    void close(@Observes ShutdownEvent event) {
        worker.execute(() -> producer.subscribe().with(kafka -> kafka.close(Duration.ofSeconds(2))));
        worker.shutdown();
    }
}
