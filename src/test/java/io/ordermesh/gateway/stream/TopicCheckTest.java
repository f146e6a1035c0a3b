package io.ordermesh.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCheckTest {

    @ParameterizedTest
    @CsvSource({
        "3, 2,",
        "3, 3,",
        "2, 2,",
        "3, 1, orders has min.insync.replicas=1 (use 2)",
        "1, 1, orders has replication factor 1 (use 3)",
        "1, 2, orders has replication factor 1 (use 3)"
    })
    void aTopicThatCanLoseRecordsIsNamed(int replicas, String inSync, @Nullable String risk) {
        assertThat(TopicCheck.risks(
                        Map.of("orders", topic("orders", replicas)),
                        Map.of(resource("orders"), config("min.insync.replicas", inSync))))
                .isEqualTo(risk == null ? List.of() : List.of(risk));
    }

    @Test
    void thePartitionWithTheFewestReplicasCounts() {
        assertThat(TopicCheck.risks(
                        Map.of("orders", topic("orders", 3, 1, 3)),
                        Map.of(resource("orders"), config("min.insync.replicas", "2"))))
                .containsExactly("orders has replication factor 1 (use 3)");
    }

    @Test
    void ofWhatABrokerDoesNotTellNothingIsSaid() {
        assertThat(TopicCheck.risks(
                        Map.of("orders", topic("orders", 3)), Map.of(resource("orders"), config("other", "1"))))
                .isEmpty();
        assertThat(TopicCheck.risks(Map.of("orders", topic("orders", 3)), Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1048588, orders has max.message.bytes=1048588 (use 16777216)", "16777216,", "33554432,"})
    void aTopicThatRefusesLargeOrdersIsNamed(String most, @Nullable String finding) {
        assertThat(TopicCheck.tooNarrow(
                        "orders", 16_777_216, Map.of(resource("orders"), config("max.message.bytes", most))))
                .isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    private static ConfigResource resource(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    private static Config config(String name, String value) {
        return new Config(List.of(new ConfigEntry(name, value)));
    }

    private static TopicDescription topic(String name, int... replicas) {
        Node node = new Node(1, "broker", 9092);
        return new TopicDescription(
                name,
                false,
                Stream.iterate(0, partition -> partition + 1)
                        .limit(replicas.length)
                        .map(partition -> new TopicPartitionInfo(
                                partition, node, Collections.nCopies(replicas[partition], node), List.of(node)))
                        .toList());
    }
}
