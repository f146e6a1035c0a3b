package io.ordermesh.local.kafka;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The broker's own logs: hundreds of lines for each start, of which only errors are worth reading here. */
final class BrokerLogs {

    // Not the clients: how the gateway's own client fares belongs to the gateway. Kept, since loggers are collected.
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("org.apache.kafka.common.network"),
            Logger.getLogger("org.apache.kafka.controller"),
            Logger.getLogger("org.apache.kafka.coordinator"),
            Logger.getLogger("org.apache.kafka.image"),
            Logger.getLogger("org.apache.kafka.metadata"),
            Logger.getLogger("org.apache.kafka.queue"),
            Logger.getLogger("org.apache.kafka.raft"),
            Logger.getLogger("org.apache.kafka.server"),
            Logger.getLogger("org.apache.kafka.snapshot"),
            Logger.getLogger("org.apache.kafka.storage"));

    private BrokerLogs() {}

    static void quiet() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
