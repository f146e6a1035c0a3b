package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.ordermesh.local.database.EmbeddedDatabase;
import io.ordermesh.local.directory.Directories;
import io.ordermesh.local.kafka.EmbeddedKafka;
import io.ordermesh.sandbox.ContractHeld;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.SandboxConfig;
import io.ordermesh.sandbox.world.SandboxMerchant;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/** What stands around a gateway under test: real Kafka, real PostgreSQL, OrderMesh's sandbox over real HTTP. */
public final class World implements AutoCloseable {

    /** A merchant as the tests know it. */
    public record TestMerchant(
            String id, String upstreamId, String clientId, String clientSecret, String webhookToken, String apiKey) {

        /** The same merchant, as OrderMesh knows it. */
        public SandboxMerchant inSandbox() {
            return new SandboxMerchant(id, upstreamId, clientId, clientSecret, null);
        }
    }

    /** The merchant of most tests. Its {@link #SECOND_TOKEN} is valid besides its first. */
    public static final TestMerchant ACME = merchant("acme", "11111111-1111-4111-8111-111111111111");

    /** Somebody else, to be left in peace. Its client secret is in a file. */
    public static final TestMerchant GLOBEX = merchant("globex", "22222222-2222-4222-8222-222222222222");

    /** Another valid webhook token of {@link #ACME}. */
    public static final String SECOND_TOKEN = "acme-second-webhook-token";

    /** Opens the operator's API. */
    public static final String OPERATOR_KEY = "operator-key-of-tests";

    static {
        // A broker that cannot go on ends its process, which is the tests' own here.
        Exit.setExitProcedure(World::brokerFailed);
        Exit.setHaltProcedure(World::brokerFailed);
    }

    private final Path data;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private final Sandbox sandbox;
    private final AgroalDataSource connections;
    private final Map<String, Records.Topic> topics = new ConcurrentHashMap<>();
    private volatile int merchantsPort;
    private volatile int operatorsPort;

    private World(Path data, EmbeddedKafka kafka, EmbeddedDatabase database, Sandbox sandbox) {
        this.data = data;
        this.kafka = kafka;
        this.database = database;
        this.sandbox = sandbox;
        this.connections = connections(database);
        write(secretFile(), GLOBEX.clientSecret());
    }

    /** Starts everything on free ports. */
    public static World start() {
        return start(1);
    }

    /** The same, with a sandbox whose orders depend on that seed. */
    public static World start(long seed) {
        Path data = temporaryDirectory();
        return new World(
                data,
                EmbeddedKafka.start(0, data.resolve("kafka")),
                EmbeddedDatabase.start(0, data.resolve("postgresql")),
                Sandbox.start(
                        SandboxConfig.of(ACME.inSandbox(), GLOBEX.inSandbox()).withSeed(seed)));
    }

    /** Has the gateway at these ports of 127.0.0.1 receive the webhooks, and all that tests ask for. */
    void meets(int merchantsPort, int operatorsPort) {
        this.merchantsPort = merchantsPort;
        this.operatorsPort = operatorsPort;
        for (TestMerchant merchant : List.of(ACME, GLOBEX)) {
            sandbox.webhooks()
                    .setUrl(
                            merchant.id(),
                            URI.create("http://127.0.0.1:" + merchantsPort + "/webhooks/" + merchant.id() + "/"
                                    + merchant.webhookToken()));
        }
    }

    /** Where the gateway is, for merchants and OrderMesh. */
    URI gateway() {
        return URI.create("http://127.0.0.1:" + merchantsPort);
    }

    /** Where its health and metrics are. */
    URI managementAddress() {
        return URI.create("http://127.0.0.1:" + operatorsPort);
    }

    /** A request to the gateway, at the port for merchants and OrderMesh. */
    RequestSpecification http() {
        return given().baseUri("http://127.0.0.1").port(merchantsPort);
    }

    /** A request to the gateway, at the port for health and metrics. */
    RequestSpecification management() {
        return given().baseUri("http://127.0.0.1").port(operatorsPort);
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** A connection to the database; it is kept when it is closed, since each new one is a process of its own there. */
    Connection connect() throws SQLException {
        return connections.getConnection();
    }

    /** What is on a topic. */
    Records.Topic topic(String name) {
        return topics.computeIfAbsent(name, each -> new Records.Topic(kafka.bootstrapServers(), each));
    }

    /** The gateway's configuration for this world. */
    public Map<String, String> configuration() {
        Map<String, String> settings = settings();
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.putAll(database.gatewaySettings());
        settings.put("gateway.ordermesh.base-url", sandbox.baseUri().toString());
        settings.remove("gateway.merchants.\"globex\".client-secret");
        settings.put(
                "gateway.merchants.\"globex\".client-secret-file", secretFile().toString());
        return settings;
    }

    /** Writes another client secret into the file of {@link #GLOBEX}; OrderMesh accepts its own still. */
    void replaceSecret(String secret) {
        write(secretFile(), secret);
    }

    private Path secretFile() {
        return data.resolve("globex-client-secret");
    }

    /** What needs no world: the merchants, and waits that suit a test. */
    static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.shutdown.delay", "0S");
        settings.put("gateway.ordermesh.answer-timeout", "PT2S");
        settings.put("gateway.ordermesh.retry-delay", "PT0.02S");
        settings.put("gateway.ordermesh.requests-per-second", "1000");
        settings.put("gateway.ordermesh.longest-retry-after", "PT0.5S");
        settings.put("gateway.ordermesh.token.first-pause", "PT0.2S");
        settings.put("gateway.ordermesh.token.longest-pause", "PT1S");
        settings.put("gateway.ordermesh.breaker.delay", "PT0.3S");
        settings.put("gateway.kafka.partitions", "3");
        settings.put("gateway.kafka.delivery-timeout", "PT2S");
        settings.put("gateway.publish.lease", "PT5S");
        settings.put("gateway.publish.poll", "PT0.2S");
        settings.put("gateway.reconcile.poll", "PT0.2S");
        settings.put("gateway.reconcile.first-delay", "PT0.2S");
        settings.put("gateway.reconcile.first-delay-unknown", "PT0.2S");
        settings.put("gateway.reconcile.longest-delay", "PT2S");
        settings.put("gateway.reconcile.gone-delay", "PT0.5S");
        settings.put("gateway.reconcile.older-delay", "PT0.5S");
        settings.put("gateway.reconcile.confirm-delay", "PT0.5S");
        settings.put("gateway.reconcile.settle", "PT0.1S");
        settings.put("gateway.reconcile.longest-settle", "PT1S");
        settings.put("gateway.reconcile.missed-after", "PT2S");
        settings.put("gateway.reconcile.first-pause", "PT0.3S");
        settings.put("gateway.reconcile.longest-pause", "PT1S");
        settings.put("gateway.sweep.enabled", "false");
        for (TestMerchant merchant : List.of(ACME, GLOBEX)) {
            String prefix = "gateway.merchants.\"" + merchant.id() + "\".";
            settings.put(prefix + "merchant-id", merchant.upstreamId());
            settings.put(prefix + "client-id", merchant.clientId());
            settings.put(prefix + "client-secret", merchant.clientSecret());
            settings.put(prefix + "webhook-tokens", merchant.webhookToken());
            settings.put(prefix + "api-keys", merchant.apiKey());
        }
        settings.put("gateway.operator.keys", OPERATOR_KEY);
        settings.put("gateway.merchants.\"acme\".webhook-tokens", ACME.webhookToken() + "," + SECOND_TOKEN);
        return settings;
    }

    /** Ends everything, and fails if a call broke the contract of the API that no test was told of. */
    @Override
    public void close() {
        topics.values().forEach(Records.Topic::close);
        connections.close();
        sandbox.close();
        database.close();
        kafka.close();
        Directories.remove(data);
        ContractHeld.by(sandbox);
    }

    private static AgroalDataSource connections(EmbeddedDatabase database) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(8)
                            .acquisitionTimeout(Duration.ofSeconds(30))
                            // Databases of tests go away and come back.
                            .validateOnBorrow(true)
                            .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(5))
                            .connectionFactoryConfiguration(each -> each.jdbcUrl(database.jdbcUrl())
                                    .principal(new NamePrincipal(database.user()))
                                    .credential(new SimplePassword(database.password())))));
        } catch (SQLException e) {
            throw new IllegalStateException("No connections can be made to " + database.jdbcUrl(), e);
        }
    }

    private static TestMerchant merchant(String id, String upstreamId) {
        return new TestMerchant(
                id,
                upstreamId,
                id + "-client",
                id + "-client-secret",
                id + "-first-webhook-token",
                id + "-api-key-of-tests");
    }

    private static void brokerFailed(int status, @Nullable String message) {
        IllegalStateException failure =
                new IllegalStateException("A broker would have ended its process: " + status + " " + message);
        failure.printStackTrace();
        throw failure;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("gateway-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
