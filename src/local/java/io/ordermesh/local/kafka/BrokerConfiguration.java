package io.ordermesh.local.kafka;

import java.nio.file.Path;
import java.util.Map;

/** The settings of a broker that is its own controller and needs little of anything. */
final class BrokerConfiguration {

    static final int NODE = 1;

    private BrokerConfiguration() {}

    static Map<String, String> of(int port, int controllerPort, Path data) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE)),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("log.dirs", data.toString()),
                // Several brokers of one process would register MBeans of one name, and one of them would not start.
                Map.entry("metric.reporters", ""),
                // A topic that nobody declared is a mistake in the gateway, here as in production.
                Map.entry("auto.create.topics.enable", "false"),
                // One broker.
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                // Small memory, small files, few threads.
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("log.cleaner.io.buffer.size", "131072"),
                Map.entry("log.segment.bytes", "16777216"),
                Map.entry("log.index.size.max.bytes", "262144"),
                Map.entry("offsets.topic.segment.bytes", "4194304"),
                Map.entry("offsets.load.buffer.size", "1048576"),
                Map.entry("transaction.state.log.segment.bytes", "4194304"),
                Map.entry("metadata.log.segment.bytes", "8388608"),
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "1"),
                Map.entry("background.threads", "2"),
                // Quick to start, to rebalance and to stop.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("initial.broker.registration.timeout.ms", "20000"),
                Map.entry("controller.quorum.election.timeout.ms", "200"),
                Map.entry("controller.quorum.election.backoff.max.ms", "200"));
    }
}
