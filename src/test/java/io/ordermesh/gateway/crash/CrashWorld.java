package io.ordermesh.gateway.crash;

import static java.util.Map.entry;

import io.ordermesh.gateway.outside.Replica;
import io.ordermesh.gateway.outside.Stores;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** A world with two gateways in it, a balancer before them, and for each a link of its own to the database. */
final class CrashWorld implements AutoCloseable {

    /** Of a start, on a machine that does other things besides. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration LATENCY = Duration.ofMillis(80);

    /** What changed less than this ago is left to the next sweep. */
    static final Duration LAG = Duration.ofSeconds(1);

    /** Orders that were there before the gateways. */
    private static final int BEFORE = 60;

    private final World world;
    private final List<Link> links;
    private final List<Replica> replicas;
    private final Balancer balancer;

    private CrashWorld(long seed) {
        this.world = World.start(seed);
        sandbox().orders().silently().createMany(World.ACME.id(), BEFORE);
        int database = world.database().port();
        this.links = List.of(Link.to(database), Link.to(database));
        this.replicas = links.stream()
                .map(link -> Replica.launch(world, settings(link)))
                .toList();
        this.balancer = Balancer.start(replicas);
    }

    /** Starts everything and returns when both gateways are ready. */
    static CrashWorld start(long seed) {
        CrashWorld started = new CrashWorld(seed);
        try {
            started.begin();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    World world() {
        return world;
    }

    Sandbox sandbox() {
        return world.sandbox();
    }

    /** From each replica to the database. */
    List<Link> links() {
        return links;
    }

    List<Replica> replicas() {
        return replicas;
    }

    /** Returns when they are ready; fails where one of them has ended by itself. */
    static void awaitReady(List<Replica> replicas) {
        replicas.forEach(replica -> replica.awaitReady(PATIENCE));
    }

    @Override
    public void close() {
        balancer.close();
        replicas.forEach(Replica::close);
        links.forEach(Link::close);
        world.close();
    }

    private void begin() {
        awaitReady(replicas);
        keepRecords();
        // Each read takes a moment, so that changes come while some are under way.
        for (String operation : List.of("getOrder", "getOrdersBulk", "listShipmentsByOrder")) {
            sandbox().faults().add(Fault.latency(operation, LATENCY));
        }
        for (TestMerchant merchant : List.of(World.ACME, World.GLOBEX)) {
            sandbox().webhooks().setUrl(merchant.id(), balancer.webhook(merchant));
        }
    }

    /** Short leases, so that what a dead replica held is free again within seconds. */
    private static Map<String, String> settings(Link link) {
        return Map.ofEntries(
                entry("GATEWAY_ORDERMESH_CALL_TIMEOUT", "PT2S"),
                entry("GATEWAY_RECONCILE_LEASE", "PT5S"),
                entry("GATEWAY_PUBLISH_LEASE", "PT4S"),
                // All attempts together take longer than reads lag.
                entry("GATEWAY_RECONCILE_FIRST_DELAY_UNKNOWN", "PT1S"),
                entry("GATEWAY_RECONCILE_LONGEST_DELAY", "PT3S"),
                // After reads lagged; a webhook tells of what is seen then.
                entry("GATEWAY_RECONCILE_CONFIRM_DELAY", "PT6S"),
                entry("GATEWAY_RECONCILE_MISSED_AFTER", "PT15S"),
                entry("GATEWAY_SWEEP_ENABLED", "true"),
                entry("GATEWAY_SWEEP_INTERVAL", "PT2S"),
                entry("GATEWAY_SWEEP_SHORTEST_INTERVAL", "PT1S"),
                entry("GATEWAY_SWEEP_LONGEST_INTERVAL", "PT3S"),
                entry("GATEWAY_SWEEP_LAG", LAG.toString()),
                entry("GATEWAY_SWEEP_OVERLAP", "PT20S"),
                entry("GATEWAY_SWEEP_PAGE_SIZE", "20"),
                entry("GATEWAY_SWEEP_LEASE", "PT8S"),
                // Each audit reads every order in full: what no list shows is found by the next one.
                entry("GATEWAY_SWEEP_AUDIT_INTERVAL", "PT4S"),
                entry("GATEWAY_SWEEP_AUDIT_CYCLE", "1"),
                entry("MP_MESSAGING_INCOMING_EVENTS_SESSION_TIMEOUT_MS", "6000"),
                entry("MP_MESSAGING_INCOMING_EVENTS_HEARTBEAT_INTERVAL_MS", "1500"),
                entry("GATEWAY_DATABASE_PORT", Integer.toString(link.port())));
    }

    /** Lets no record of the state topic be compacted away: each is looked at in the end. */
    private void keepRecords() {
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, world.kafka().bootstrapServers());
        ConfigEntry never = new ConfigEntry(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        try (Admin admin = Admin.create(settings)) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, Stores.ORDERS),
                            List.of(new AlterConfigOp(never, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The state topic could not be configured", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the state topic was configured", e);
        }
    }
}
