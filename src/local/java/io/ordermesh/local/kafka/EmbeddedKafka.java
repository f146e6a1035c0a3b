package io.ordermesh.local.kafka;

import io.ordermesh.local.directory.Directories;
import io.ordermesh.local.process.LocalPorts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka of one node in this process.
 *
 * <p>It can be stopped and started again: it comes back on the same port with the same records, as after an outage.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int START_ATTEMPTS = 3;

    private final int port;
    private final Path data;
    private final Map<String, String> configuration;
    private @Nullable KafkaRaftServer server;

    private EmbeddedKafka(int port, Path data) {
        this.port = port;
        this.data = data;
        configuration = BrokerConfiguration.of(port, LocalPorts.free(), data);
    }

    /**
     * Starts a broker on 127.0.0.1 and returns when it takes requests.
     *
     * @param port 0 for a free one
     * @param data a directory that belongs to the broker, and goes when it is closed
     */
    public static EmbeddedKafka start(int port, Path data) {
        BrokerLogs.quiet();
        EmbeddedKafka kafka = new EmbeddedKafka(port == 0 ? LocalPorts.free() : port, data.toAbsolutePath());
        kafka.format();
        kafka.start();
        return kafka;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts a stopped broker again; does nothing to a running one. */
    public synchronized void start() {
        for (int attempt = 1; server == null; attempt++) {
            KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(configuration, false), Time.SYSTEM);
            try {
                starting.startup();
                server = starting;
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Exception e) {
                // Two steps of a starting broker race now and then: "Attempted to remove publisher
                // MetadataVersionPublisher(id=1), which is not installed". The next start is another race.
                starting.shutdown();
                if (attempt == START_ATTEMPTS) {
                    throw new IllegalStateException("The embedded broker does not start", e);
                }
            }
        }
    }

    /** Stops the broker and returns when it is down; its records stay. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Stops the broker and removes its records. */
    @Override
    public void close() {
        stop();
        Directories.remove(data);
    }

    private void format() {
        try (PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.createDirectories(data);
            new Formatter()
                    .setPrintStream(silence)
                    .setNodeId(BrokerConfiguration.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data.toString())
                    .addDirectory(data.toString())
                    .run();
        } catch (IOException e) {
            throw new IllegalStateException("No Kafka data could be stored in " + data, e);
        } catch (Exception e) {
            throw new IllegalStateException("The Kafka data in " + data + " could not be formatted", e);
        }
    }
}
