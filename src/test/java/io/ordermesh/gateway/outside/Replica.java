package io.ordermesh.gateway.outside;

import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.local.GatewaySettings;
import io.ordermesh.local.directory.Directories;
import io.ordermesh.local.process.GatewayLaunch;
import io.ordermesh.local.process.GatewayProcess;
import io.ordermesh.local.process.LocalPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** One packaged gateway in a process of its own, on ports of its own, configured by environment variables alone. */
public final class Replica implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Those of the test class under way in this thread, for what they printed to be shown if it fails. */
    private static final ThreadLocal<List<Replica>> STARTED = ThreadLocal.withInitial(ArrayList::new);

    private final Path jar = Path.of(Objects.requireNonNull(System.getProperty("gateway.jar"), "gateway.jar"));
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final int port = LocalPorts.free();
    private final int management = LocalPorts.free();
    private final Map<String, String> environment;
    private final Path directory;
    private GatewayProcess process;

    private Replica(Map<String, String> environment) {
        this.environment = new HashMap<>(environment);
        this.environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        this.environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        this.environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        this.directory = temporaryDirectory();
        this.process = launch();
        STARTED.get().add(this);
    }

    /** The configuration of this world as environment variables; a send of unknown end is repeated within the test. */
    static Map<String, String> environment(World world) {
        Map<String, String> environment = new HashMap<>(new GatewaySettings(world.configuration()).environment());
        environment.put("GATEWAY_PUBLISH_RESEND_AFTER", "PT3S");
        return environment;
    }

    /** Starts a gateway in this world, with further environment variables or others, and returns at once. */
    public static Replica launch(World world, Map<String, String> more) {
        Map<String, String> environment = environment(world);
        environment.putAll(more);
        return launch(environment);
    }

    /** Starts a gateway with these environment variables and returns at once. */
    static Replica launch(Map<String, String> environment) {
        return new Replica(environment);
    }

    /** Starts a gateway in this world, with further environment variables or others, and returns when it is ready. */
    static Replica start(World world, Map<String, String> more) {
        Replica replica = launch(world, more);
        try {
            replica.awaitReady();
            return replica;
        } catch (RuntimeException e) {
            replica.close();
            throw e;
        }
    }

    /** Forgets the replicas of a test class that is over. */
    static void forgetAll() {
        STARTED.remove();
    }

    /** Shows what the replicas printed that the test class started. */
    static void printAll() {
        STARTED.get().forEach(each -> {
            System.out.println("---- output of the gateway on port " + each.port);
            each.lines.forEach(System.out::println);
        });
    }

    /** Returns when it is ready to take webhooks; fails when it is not within two minutes, or ends. */
    public Replica awaitReady() {
        return awaitReady(PATIENCE);
    }

    /** The same with another patience. */
    public Replica awaitReady(Duration patience) {
        process.awaitReady(health("ready"), patience);
        return this;
    }

    /** Has the world send it its webhooks, and tests of the world ask it. */
    void receivesFrom(World world) {
        world.meets(port, management);
    }

    /** Starts the gateway again after its end, on the same ports, and returns at once. */
    public void launchAgain() {
        if (process.isAlive()) {
            throw new IllegalStateException("The gateway still runs");
        }
        process = launch();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** Ends it as a container's end does (TERM, after {@code patience} KILL) and gives the exit code. */
    public int terminate(Duration patience) {
        process.terminate(patience);
        return process.onExit().join();
    }

    /** Ends it at once (KILL) and returns when it is gone. */
    public void kill() {
        process.kill();
    }

    /** Stops it in its tracks (STOP), with its connections and its leases. */
    public void suspend() {
        process.suspend();
    }

    /** Lets it go on (CONT). */
    public void resume() {
        process.resume();
    }

    /** Where OrderMesh delivers the merchant's webhooks. */
    URI webhook(TestMerchant merchant) {
        return http("/webhooks/" + merchant.id() + "/" + merchant.webhookToken());
    }

    /** An address of the merchants' side. */
    public URI http(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The check of that name: {@code live}, {@code ready}. */
    URI health(String check) {
        return URI.create("http://127.0.0.1:" + management + "/q/health/" + check);
    }

    /** Everything it printed so far, over all of its starts. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        process.resume();
        process.kill();
        Directories.remove(directory);
    }

    private GatewayProcess launch() {
        List<String> options = List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // A replica of a test lives for seconds, and most of what it does is to start: with the cheaper
                // compiler, with room for its classes from the beginning, and without a look at all of their bytecode,
                // which those of LocalRunIT have.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-XX:MetaspaceSize=160m",
                // What one that is killed leaves goes with its log.
                "-Djava.io.tmpdir=" + directory);
        return GatewayProcess.start(
                new GatewayLaunch(jar, options, environment, directory.resolve("gateway.log"), lines::add));
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("gateway-replica");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
