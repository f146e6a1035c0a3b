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
import org.jspecify.annotations.Nullable;

/** Warns, once and in one line, where the topics' settings can lose records that the broker acknowledged. */
final class TopicCheck {

    private static final Logger LOG = Logger.getLogger(TopicCheck.class);

    private final Admin admin;

    TopicCheck(Admin admin) {
        this.admin = admin;
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
                .with(TopicCheck::risks)
                .invoke(risks -> {
                    if (!risks.isEmpty()) {
                        LOG.warnf(
                                "Kafka can lose acknowledged records when a broker fails: %s",
                                String.join("; ", risks));
                    }
                })
                .replaceWithVoid();
    }

    /** What is wrong with each topic, in words. */
    static List<String> risks(Map<String, TopicDescription> topics, Map<ConfigResource, Config> configs) {
        List<String> risks = new ArrayList<>();
        topics.forEach((name, topic) -> {
            int replicas = topic.partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(0);
            Optional<Integer> inSync = inSync(configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name)));
            if (replicas < 2) {
                risks.add(name + " has replication factor " + replicas + " (use 3)");
            } else if (inSync.filter(least -> least < 2).isPresent()) {
                risks.add(name + " has min.insync.replicas=" + inSync.get() + " (use 2)");
            }
        });
        return risks;
    }

    /** Not every broker that speaks Kafka's protocol tells it. */
    private static Optional<Integer> inSync(@Nullable Config config) {
        return Optional.ofNullable(config)
                .map(known -> known.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
                .map(ConfigEntry::value)
                .map(Integer::valueOf);
    }
}
