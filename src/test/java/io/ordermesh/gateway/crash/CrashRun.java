package io.ordermesh.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.gateway.outside.Stores;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.webhook.WebhookRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One run of a plan: a world of its own, which is disturbed, left alone, and looked at. */
final class CrashRun implements AutoCloseable {

    private static final Duration TRAFFIC_EVERY = Duration.ofMillis(100);
    private static final Duration COLLECT_EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Plan plan;
    private final CrashWorld world;
    private final RunLog log = new RunLog();
    private final ReplicaTrouble replicaTrouble;
    private final Map<Lane, Trouble> troubles;
    private final Traffic traffic;
    private final Ledger ledger;

    private CrashRun(Plan plan, CrashWorld world) {
        Sandbox sandbox = world.sandbox();
        this.plan = plan;
        this.world = world;
        this.replicaTrouble = new ReplicaTrouble(world.replicas());
        this.troubles = Map.of(
                Lane.REPLICAS, replicaTrouble,
                Lane.STORES, new StoreTrouble(world.world(), world.links()),
                Lane.API, new ApiTrouble(sandbox),
                Lane.READS, new ReadTrouble(sandbox.orders()),
                Lane.WEBHOOKS, new WebhookTrouble(sandbox.webhooks()));
        this.traffic = new Traffic(sandbox, plan.seed());
        this.ledger = new Ledger(sandbox);
    }

    /** Starts the world of a run and waits until both gateways are ready. */
    static CrashRun start(Plan plan) {
        return new CrashRun(plan, CrashWorld.start(plan.seed()));
    }

    /** What was done when. */
    List<String> log() {
        return log.lines();
    }

    /** The story of an order, named {@code merchant/order id}, as the gateway tells it. */
    List<String> timeline(String key) {
        return new Stores(world.world()).texts("""
                select at || '  ' || kind || coalesce('  ' || cause, '') || coalesce('  revision ' || revision, '')
                    || coalesce('  ' || detail::text, '')
                from order_journal where merchant || '/' || order_key = '%s' order by at
                """.formatted(key.replace("/", "/order:")));
    }

    /** Carries the plan out, waits until nothing is left to do, and looks. */
    Verdict carryOut() throws InterruptedException {
        log.start();
        disturb();
        log.note("nothing is disturbed any more");
        settle();
        List<SentWebhook> webhooks = Stream.concat(ledger.webhooks().stream(), traffic.neverSent().stream())
                .toList();
        Losses losses = Losses.of(webhooks, traffic.lastChanges(), traffic.passedBy());
        log.note("nothing is pending any more");
        return Verdict.of(plan, Evidence.collect(world.world(), ledger), losses, replicaTrouble.kills());
    }

    private void disturb() throws InterruptedException {
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
        CrashWorld.awaitReady(world.replicas());
        try (Pending pending = new Pending(world.world())) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(pending.list())
                    .as("what is still pending")
                    .isEmpty());
        }
    }

    @Override
    public void close() {
        world.close();
    }
}
