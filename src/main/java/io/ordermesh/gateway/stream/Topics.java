package io.ordermesh.gateway.stream;

import io.ordermesh.gateway.loop.Loops;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Creates the topics where they are missing and the gateway may, before the channels start. While the broker is away
 * this is tried again and again; the gateway starts all the same.
 */
@Singleton
public class Topics {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(6);
    private static final Duration REST = Duration.ofSeconds(5);
    /** Below a second, which is as long as Kubernetes waits for the readiness that asks. */
    private static final Duration PROBE_LIMIT = Duration.ofMillis(800);

    private final Map<String, Object> settings;
    private final KafkaSettings kafka;
    private final Loops loops;
    private @Nullable Admin admin;
    private volatile boolean done;

    Topics(@Identifier("default-kafka-broker") Map<String, Object> broker, KafkaSettings kafka, Loops loops) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "ordermesh-gateway-admin");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4000);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        this.settings = settings;
        this.kafka = kafka;
        this.loops = loops;
    }

    /** Whether the broker answers, within a bounded time. */
    public Uni<Boolean> reachable() {
        return onWorker(() -> uni(admin().describeCluster().clusterId()))
                .replaceWith(true)
                .ifNoItem()
                .after(PROBE_LIMIT)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        try {
            ensure().await().atMost(START_LIMIT);
        } catch (TimeoutException e) {
            later("no answer");
        } catch (RuntimeException e) {
            later(String.valueOf(e.getMessage()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Admin made = admin;
        if (made != null) {
            made.close(Duration.ofSeconds(1));
        }
    }

    /** Made when it is needed: a name that does not resolve must not keep the gateway from starting. */
    synchronized Admin admin() {
        Admin made = admin;
        if (made == null) {
            made = Admin.create(settings);
            admin = made;
        }
        return made;
    }

    /** Making the client may look up names, and that blocks. */
    static <T> Uni<T> onWorker(Supplier<Uni<? extends T>> call) {
        return Uni.createFrom().<T>deferred(call).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private void later(String why) {
        LOG.warnf(
                "Kafka cannot be used now (%s). The gateway starts all the same, keeps webhooks in its spool, and tries"
                        + " again. Check KAFKA_BOOTSTRAP_SERVERS",
                why);
        loops.start("topics", REST, () -> done ? Uni.createFrom().item(false) : ensure().replaceWith(false));
    }

    private Uni<Void> ensure() {
        return Topics.<Set<String>>onWorker(() -> uni(admin().listTopics().names()))
                .chain(this::create)
                .chain(() -> new TopicCheck(admin(), kafka).check(names()))
                .invoke(() -> done = true);
    }

    private Uni<Void> create(Set<String> existing) {
        List<NewTopic> missing = wanted().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String names = String.join(", ", missing.stream().map(NewTopic::name).toList());
        if (!kafka.createTopics()) {
            LOG.warnf("Topics are missing and GATEWAY_KAFKA_CREATE_TOPICS is false; create them: %s", names);
            return Uni.createFrom().voidItem();
        }
        LOG.infof("Topics created: %s", names);
        return uni(admin().createTopics(missing).all())
                .onFailure(failure -> failure instanceof TopicExistsException)
                .recoverWithNull();
    }

    private List<String> names() {
        return wanted().stream().map(NewTopic::name).toList();
    }

    private List<NewTopic> wanted() {
        Map<String, String> kept = Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(kafka.eventsRetention().toMillis()));
        return List.of(
                topic(kafka.eventsTopic(), kept),
                topic(kafka.deadLetterTopic(), kept),
                topic(kafka.failedCreationsTopic(), kept),
                topic(
                        kafka.ordersTopic(),
                        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
    }

    private NewTopic topic(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Long.toString(kafka.maxRecordSize().asLongValue()));
        return new NewTopic(name, Optional.of(kafka.partitions()), kafka.replicationFactor()).configs(all);
    }

    static <T> Uni<T> uni(KafkaFuture<T> future) {
        return Uni.createFrom().completionStage(future.toCompletionStage());
    }
}
