package io.ordermesh.gateway.stream;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jboss.logging.Logger;

/**
 * Warns, once and in one line each, where the topics' settings can lose records that the broker acknowledged, and where
 * they refuse large orders.
 */
final class TopicCheck {

    private static final Logger LOG = Logger.getLogger(TopicCheck.class);

    /** What the broker tells of the topics. */
    private record Described(Map<String, TopicDescription> topics, Map<ConfigResource, Config> configs) {}

    private final Admin admin;
    private final KafkaSettings kafka;

    TopicCheck(Admin admin, KafkaSettings kafka) {
        this.admin = admin;
        this.kafka = kafka;
    }

    Uni<Void> check(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return Uni.combine()
                .all()
                .unis(
                        Topics.uni(admin.describeTopics(topics).allTopicNames()),
                        Topics.uni(admin.describeConfigs(resources).all()))
                .with(Described::new)
                .invoke(described -> {
                    warn(
                            "Kafka can lose acknowledged records when a broker fails: %s",
                            risks(described.topics(), described.configs()));
                    warn(
                            "Kafka refuses orders that are larger than a topic takes: %s",
                            tooNarrow(kafka.ordersTopic(), kafka.maxRecordSize().asLongValue(), described.configs()));
                })
                .replaceWithVoid();
    }

    private static void warn(String text, List<String> findings) {
        if (!findings.isEmpty()) {
            LOG.warnf(text, String.join("; ", findings));
        }
    }

    /** Whether the topic takes less than what is sent, in words. */
    static List<String> tooNarrow(String topic, long largest, Map<ConfigResource, Config> configs) {
        return setting(configs, topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                .filter(most -> most < largest)
                .map(most -> topic + " has max.message.bytes=" + most + " (use " + largest + ")")
                .stream()
                .toList();
    }

    /** What is wrong with each topic, in words. */
    static List<String> risks(Map<String, TopicDescription> topics, Map<ConfigResource, Config> configs) {
        List<String> risks = new ArrayList<>();
        topics.forEach((name, topic) -> {
            int replicas = topic.partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(0);
            Optional<Integer> inSync = setting(configs, name, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
            if (replicas < 2) {
                risks.add(name + " has replication factor " + replicas + " (use 3)");
            } else if (inSync.filter(least -> least < 2).isPresent()) {
                risks.add(name + " has min.insync.replicas=" + inSync.get() + " (use 2)");
            }
        });
        return risks;
    }

    /** Not every broker that speaks Kafka's protocol tells it. */
    private static Optional<Integer> setting(Map<ConfigResource, Config> configs, String topic, String name) {
        return Optional.ofNullable(configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic)))
                .map(known -> known.get(name))
                .map(ConfigEntry::value)
                .map(Integer::valueOf);
    }
}
