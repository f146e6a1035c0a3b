package io.ordermesh.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.gateway.outside.Replica;
import io.ordermesh.gateway.outside.Stores;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.webhook.WebhookRules;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run of a plan: a world of its own with two gateways in it, which is disturbed, left alone, and looked at. */
final class CrashRun implements AutoCloseable {

    private static final Duration TRAFFIC_EVERY = Duration.ofMillis(100);
    private static final Duration COLLECT_EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Plan plan;
    private final RunLog log = new RunLog();
    private final World world;
    private final List<Link> links;
    private final List<Replica> replicas;
    private final Balancer balancer;
    private final ReplicaTrouble replicaTrouble;
    private final Map<Lane, Trouble> troubles;

    private CrashRun(Plan plan) {
        this.plan = plan;
        this.world = World.start(plan.seed());
        int database = URI.create(world.database().reactiveUrl()).getPort();
        this.links = List.of(Link.to(database), Link.to(database));
        this.replicas = links.stream()
                .map(link -> Replica.launch(world, settings(link)))
                .toList();
        this.balancer = Balancer.start(replicas);
        this.replicaTrouble = new ReplicaTrouble(replicas);
        Sandbox sandbox = world.sandbox();
        this.troubles = Map.of(
                Lane.REPLICAS, replicaTrouble,
                Lane.STORES, new StoreTrouble(world, links),
                Lane.API, new ApiTrouble(sandbox),
                Lane.READS, new ReadTrouble(sandbox.orders()),
                Lane.WEBHOOKS, new WebhookTrouble(sandbox.webhooks()));
    }

    /** Starts the world and waits until both gateways are ready. */
    static CrashRun start(Plan plan) {
        CrashRun run = new CrashRun(plan);
        try {
            run.replicas.forEach(Replica::awaitReady);
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
        for (TestMerchant merchant : List.of(World.ACME, World.GLOBEX)) {
            run.world.sandbox().webhooks().setUrl(merchant.id(), run.balancer.webhook(merchant));
        }
        return run;
    }

    /** Short leases, so that what a dead replica held is free again within seconds; the database is behind the link. */
    private Map<String, String> settings(Link link) {
        String database =
                "postgresql://127.0.0.1:" + link.port() + "/" + world.database().databaseName();
        return Map.of(
                "GATEWAY_RECONCILE_LEASE", "PT5S",
                "GATEWAY_PUBLISH_LEASE", "PT4S",
                // Longer than reads lag, all attempts together.
                "GATEWAY_RECONCILE_FIRST_DELAY_UNKNOWN", "PT1S",
                "GATEWAY_RECONCILE_LONGEST_DELAY", "PT3S",
                "MP_MESSAGING_INCOMING_EVENTS_SESSION_TIMEOUT_MS", "6000",
                "MP_MESSAGING_INCOMING_EVENTS_HEARTBEAT_INTERVAL_MS", "1500",
                "QUARKUS_DATASOURCE_REACTIVE_URL", database,
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + database);
    }

    /** What was done when. */
    List<String> log() {
        return log.lines();
    }

    /** The story of an order, named {@code merchant/order id}, as the gateway tells it. */
    List<String> timeline(String key) {
        return new Stores(world).texts("""
                select at || '  ' || kind || coalesce('  ' || cause, '') || coalesce('  revision ' || revision, '')
                    || coalesce('  ' || detail::text, '')
                from order_journal where merchant || '/' || order_key = '%s' order by at
                """.formatted(key.replace("/", "/order:")));
    }

    /** Carries the plan out, waits until nothing is left to do, and looks. */
    Verdict carryOut() throws InterruptedException {
        Ledger ledger = new Ledger(world.sandbox());
        Traffic traffic = new Traffic(world.sandbox(), plan.seed());
        log.start();
        disturb(traffic, ledger);
        log.note("nothing is disturbed any more");
        settle();
        Losses losses = Losses.of(ledger.webhooks());
        if (Healing.NEEDED) {
            new Healing(world.sandbox().orders()).heal(losses, traffic.changedUnseen());
            settle();
        }
        log.note("nothing is pending any more");
        Evidence evidence = Evidence.collect(world, ledger);
        return Verdict.of(plan, evidence, losses, replicaTrouble.kills());
    }

    private void disturb(Traffic traffic, Ledger ledger) throws InterruptedException {
        long start = System.nanoTime();
        List<Timetable> timetables = new ArrayList<>();
        try {
            Timetable orders = new Timetable(start);
            timetables.add(orders);
            every(TRAFFIC_EVERY).forEach(at -> orders.at(at, traffic::step));
            every(COLLECT_EVERY).forEach(at -> orders.at(at, ledger::collect));
            troubles.forEach((lane, trouble) -> {
                Timetable timetable = new Timetable(start);
                timetables.add(timetable);
                plan.disturbances(lane).forEach(disturbance -> enter(timetable, trouble, disturbance));
            });
            for (Timetable timetable : timetables) {
                timetable.await();
            }
        } finally {
            timetables.forEach(Timetable::close);
        }
    }

    private Stream<Duration> every(Duration period) {
        return Stream.iterate(Duration.ZERO, at -> at.compareTo(plan.length()) < 0, at -> at.plus(period));
    }

    private void enter(Timetable timetable, Trouble trouble, Disturbance disturbance) {
        List<Trouble.Remedy> remedies = new ArrayList<>();
        timetable.at(disturbance.at(), () -> {
            log.note(disturbance.kind() + " begins");
            remedies.add(trouble.begin(disturbance));
        });
        timetable.at(
                disturbance.end(),
                () -> remedies.forEach(remedy -> {
                    remedy.apply();
                    log.note(disturbance.kind() + " is over: " + remedy.particulars());
                }));
    }

    private void settle() {
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL);
        replicas.forEach(Replica::awaitReady);
        Pending pending = new Pending(world);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(pending.list()).as("what is still pending").isEmpty());
    }

    @Override
    public void close() {
        balancer.close();
        replicas.forEach(Replica::close);
        links.forEach(Link::close);
        world.close();
    }
}
