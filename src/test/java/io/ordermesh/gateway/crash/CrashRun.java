package io.ordermesh.gateway.crash;

import static org.awaitility.Awaitility.await;

import io.ordermesh.gateway.outside.Replica;
import io.ordermesh.gateway.outside.Stores;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.webhook.WebhookRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run of a plan: a world of its own with two gateways in it, which is disturbed, left alone, and looked at. */
final class CrashRun implements AutoCloseable {

    private static final Duration TRAFFIC_EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Short, so that what a dead replica held is free again within seconds. */
    private static final Map<String, String> SETTINGS = Map.of(
            "GATEWAY_RECONCILE_LEASE", "PT5S",
            "GATEWAY_PUBLISH_LEASE", "PT4S",
            "MP_MESSAGING_INCOMING_EVENTS_SESSION_TIMEOUT_MS", "6000",
            "MP_MESSAGING_INCOMING_EVENTS_HEARTBEAT_INTERVAL_MS", "1500");

    private final Plan plan;
    private final RunLog log = new RunLog();
    private final World world;
    private final List<Replica> replicas;
    private final Balancer balancer;

    private CrashRun(Plan plan) {
        this.plan = plan;
        this.world = World.start(plan.seed());
        this.replicas = List.of(Replica.launch(world, SETTINGS), Replica.launch(world, SETTINGS));
        this.balancer = Balancer.start(replicas);
    }

    /** Starts the world and waits until both gateways are ready. */
    static CrashRun start(Plan plan) {
        CrashRun run = new CrashRun(plan);
        run.replicas.forEach(Replica::awaitReady);
        for (TestMerchant merchant : List.of(World.ACME, World.GLOBEX)) {
            run.world.sandbox().webhooks().setUrl(merchant.id(), run.balancer.webhook(merchant));
        }
        return run;
    }

    /** What was done when. */
    List<String> log() {
        return log.lines();
    }

    /** The order's story as the gateway tells it. */
    List<String> timeline(String key) {
        String[] parts = key.split("/", 2);
        return new Stores(world)
                .texts(
                        "select at || '  ' || kind || coalesce('  ' || cause, '') || coalesce('  revision ' || revision, '')"
                                + " || coalesce('  ' || detail, '') from order_journal where merchant = '" + parts[0]
                                + "' and order_key = 'order:" + parts[1] + "' order by at");
    }

    /** Carries the plan out, waits until nothing is left to do, and looks. */
    Verdict carryOut() throws InterruptedException {
        ReplicaTrouble replicaTrouble = new ReplicaTrouble(replicas, log);
        Map<Lane, Trouble> troubles = new EnumMap<>(Map.of(
                Lane.REPLICAS,
                replicaTrouble,
                Lane.WEBHOOKS,
                new WebhookTrouble(world.sandbox().webhooks(), log)));
        disturb(troubles);
        log.note("everything is over");
        settle();
        new Healing(world.sandbox()).heal();
        settle();
        Evidence evidence = Evidence.collect(
                world, world.sandbox().webhooks().sent(), world.sandbox().calls());
        return Verdict.of(plan, evidence, replicaTrouble.kills());
    }

    private void disturb(Map<Lane, Trouble> troubles) throws InterruptedException {
        long start = System.nanoTime();
        List<Timetable> timetables = new ArrayList<>();
        try {
            Timetable traffic = new Timetable(start);
            timetables.add(traffic);
            Traffic orders = new Traffic(world.sandbox().orders(), plan.seed());
            Stream.iterate(Duration.ZERO, at -> at.compareTo(plan.length()) < 0, at -> at.plus(TRAFFIC_EVERY))
                    .forEach(at -> traffic.at(at, orders::step));
            troubles.forEach((lane, trouble) -> {
                Timetable timetable = new Timetable(start);
                timetables.add(timetable);
                plan.disturbances(lane).forEach(disturbance -> {
                    List<Trouble.Remedy> remedies = new ArrayList<>();
                    timetable.at(disturbance.at(), () -> remedies.add(trouble.begin(disturbance)));
                    timetable.at(disturbance.end(), () -> remedies.forEach(Trouble.Remedy::apply));
                });
            });
            for (Timetable timetable : timetables) {
                timetable.await();
            }
        } finally {
            timetables.forEach(Timetable::close);
        }
    }

    private void settle() {
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL);
        replicas.forEach(Replica::awaitReady);
        Pending pending = new Pending(world);
        List<String> left = new ArrayList<>();
        await("nothing is pending").atMost(PATIENCE).until(() -> {
            left.clear();
            left.addAll(pending.list());
            return left.isEmpty();
        });
    }

    @Override
    public void close() {
        balancer.close();
        replicas.forEach(Replica::close);
        world.close();
    }
}
