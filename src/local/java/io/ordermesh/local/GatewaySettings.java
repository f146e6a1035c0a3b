package io.ordermesh.local;

import io.ordermesh.local.database.EmbeddedDatabase;
import io.ordermesh.local.kafka.EmbeddedKafka;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The configuration that points a gateway at the local stack, by the names of its properties. */
public record GatewaySettings(Map<String, String> properties) {

    /** Opens the operator's API of a local run. Known to everybody, it opens nothing elsewhere. */
    static final String OPERATOR_KEY = "demo-operator-key-for-local-use-only";

    // Above the application's own file, below environment variables and system properties.
    private static final String ORDINAL = "275";

    public GatewaySettings {
        properties = Map.copyOf(properties);
    }

    public static GatewaySettings of(
            LocalSettings settings, EmbeddedKafka kafka, EmbeddedDatabase database, URI sandbox, DemoMerchant demo) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(settings.port(LocalPort.GATEWAY)));
        properties.put("quarkus.management.host", "127.0.0.1");
        properties.put("quarkus.management.port", Integer.toString(settings.port(LocalPort.MANAGEMENT)));
        properties.put("quarkus.shutdown.delay", "0S");
        properties.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        properties.putAll(database.gatewaySettings());
        properties.put("gateway.ordermesh.base-url", sandbox.toString());
        String merchant = "gateway.merchants.\"" + demo.name() + "\".";
        properties.put(merchant + "merchant-id", demo.merchantId());
        properties.put(merchant + "client-id", demo.clientId());
        properties.put(merchant + "client-secret", demo.clientSecret());
        properties.put(merchant + "webhook-tokens", demo.webhookToken());
        properties.put(merchant + "api-keys", demo.apiKey());
        properties.put("gateway.operator.keys", OPERATOR_KEY);
        return new GatewaySettings(properties);
    }

    /** As environment variables, named by MicroProfile Config's rule. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        properties.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }

    /** As a file for {@code quarkus.config.locations}. */
    public void write(Path file) {
        Properties content = new Properties();
        content.putAll(properties);
        content.setProperty("config_ordinal", ORDINAL);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            content.store(writer, "Written at each start of the local stack");
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway's configuration could not be written to " + file, e);
        }
    }
}
