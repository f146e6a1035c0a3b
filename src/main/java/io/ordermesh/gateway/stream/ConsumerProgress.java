package io.ordermesh.gateway.stream;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far the consumer of the events topic, on all replicas, has come. */
@Singleton
public class ConsumerProgress {

    private final Topics topics;
    private final EventSpool spool;
    private final String topic;
    private final String group;

    ConsumerProgress(
            Topics topics,
            EventSpool spool,
            KafkaSettings kafka,
            @ConfigProperty(name = "mp.messaging.incoming.events.group.id") String group) {
        this.topics = topics;
        this.spool = spool;
        this.topic = kafka.eventsTopic();
        this.group = group;
    }

    /** The end of the topic at one moment. */
    public record Mark(Map<TopicPartition, Long> ends) {

        /** Keeps a copy. */
        public Mark {
            ends = Map.copyOf(ends);
        }
    }

    /** The end of the topic now; none while events wait in the spool, which are to come behind it. */
    public Uni<Optional<Mark>> mark() {
        return spool.size()
                .chain(spooled -> spooled > 0
                        ? Uni.createFrom().item(Optional.empty())
                        : ends().map(Mark::new).map(Optional::of));
    }

    /** Whether everything before the mark is consumed: its hints are pending. */
    public Uni<Boolean> passed(Mark mark) {
        return Topics.onWorker(() -> Topics.uni(
                        topics.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()))
                .map(committed -> mark.ends().entrySet().stream()
                        .allMatch(end -> end.getValue() <= offset(committed, end.getKey())));
    }

    private static long offset(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    /** The ends of the partitions that hold records; of an empty one nothing may ever be committed. */
    private Uni<Map<TopicPartition, Long>> ends() {
        return Topics.onWorker(() -> Topics.uni(
                                topics.admin().describeTopics(List.of(topic)).allTopicNames())
                        .map(this::partitions))
                .chain(partitions -> Uni.combine()
                        .all()
                        .unis(offsets(partitions, OffsetSpec.earliest()), offsets(partitions, OffsetSpec.latest()))
                        .with(ConsumerProgress::filled));
    }

    private List<TopicPartition> partitions(Map<String, TopicDescription> topics) {
        TopicDescription description = topics.get(topic);
        return description == null
                ? List.of()
                : description.partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, which));
        return Topics.uni(topics.admin().listOffsets(wanted).all());
    }

    private static Map<TopicPartition, Long> filled(
            Map<TopicPartition, ListOffsetsResultInfo> first, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        Map<TopicPartition, Long> filled = new HashMap<>();
        ends.forEach((partition, end) -> {
            ListOffsetsResultInfo begin = first.get(partition);
            if (begin == null || begin.offset() < end.offset()) {
                filled.put(partition, end.offset());
            }
        });
        return filled;
    }
}
