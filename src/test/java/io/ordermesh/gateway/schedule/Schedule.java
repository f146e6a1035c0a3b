package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.order.Publications;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One schedule: takes steps of several consumers, workers and relays in an order that follows from its seed, lets some die or
 * stand still past their lease, then ends the faults, goes on until nothing is left to do, and gives its verdict. The same
 * seed gives the same steps.
 */
final class Schedule {

    private static final int STEPS = 80;
    private static final int FAULT_ONE_IN = 5;
    private static final int LONGEST_PAUSE = 40;
    /** After the faults; a schedule takes about a hundred. */
    private static final int MOST_STEPS = 1000;

    private static final Duration TICK = Duration.ofMillis(1);
    /** Whom the faults of a schedule strike: some of what matters takes one kind that fails and others that go on. */
    private static final List<Set<String>> VICTIMS =
            List.of(Set.of("consumer"), Set.of("worker"), Set.of("relay"), Set.of("consumer", "worker", "relay"));

    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(6), Duration.ofSeconds(16), Duration.ofSeconds(31), Duration.ofSeconds(61));
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(16), Duration.ofSeconds(61), Duration.ofMinutes(6));

    /** When something is due next. */
    private static final String NEXT = """
            select min(at) as next from (
                select greatest(due_at, lease_until) as at from pending_read
                union all select publish_lease_until from orders where revision > published_revision
                union all select resend_at from orders) as due
            """;

    private final long seed;
    private final ScheduleDatabase database;
    private final Luck luck;
    private final Set<String> victims;
    private final Wire wire;
    private final EventsLog events = new EventsLog();
    private final ModelledOrderMesh orderMesh;
    private final StateTopic topic;
    private final Cast cast = new Cast();
    private final List<String> lines = new ArrayList<>();

    /** @param missing the guard to be taken away, if any */
    Schedule(long seed, ScheduleDatabase database, @Nullable Guard missing) {
        this.seed = seed;
        this.database = database;
        luck = new Luck(seed);
        victims = luck.any(VICTIMS);
        wire = new Wire(database.pool(), missing);
        Product product = Product.on(wire.pool());
        Hints hints = new Hints(database, wire, product);
        orderMesh = new ModelledOrderMesh(events, luck);
        topic = new StateTopic(database);
        cast.add("ordermesh", orderMesh);
        cast.add("sweep", new Sweep(orderMesh, hints));
        cast.add("resend", () -> List.of(() -> resend(product.publications())));
        boolean commitsFirst = missing == Guard.COMMIT_AFTER_ENQUEUE;
        boolean diesLate = missing == Guard.LIFE_AFTER_LATE_SEND;
        for (int i = 1; i <= 2; i++) {
            cast.add("consumer " + i, new Consumer(events, hints, luck, commitsFirst));
        }
        Leases readLeases = new Leases(database);
        Leases sendLeases = new Leases(database);
        for (int i = 1; i <= 3; i++) {
            cast.add("worker " + i, new Worker(database, wire, product, orderMesh, hints, readLeases, luck));
            cast.add("relay " + i, new Relay(database, product.publications(), topic, sendLeases, luck, diesLate));
        }
    }

    /** @throws AssertionError if the protocol did not hold, with the seed and all steps */
    Schedule run() {
        database.clear();
        try {
            for (int step = 0; step < STEPS; step++) {
                if (luck.fault(FAULT_ONE_IN)) {
                    goWrong(step);
                } else {
                    takeStep(step);
                }
            }
            luck.endFaults();
            tell("schedule", "ends the faults");
            settle(STEPS);
            tell("schedule", "lets go on who stands still");
            settle(Integer.MAX_VALUE);
            new Verdict(database, orderMesh, events, topic).check();
            return this;
        } catch (AssertionError broken) {
            throw new AssertionError(told(broken.getMessage()), broken);
        } catch (RuntimeException unexpected) {
            throw new IllegalStateException(told(unexpected.toString()), unexpected);
        }
    }

    /** The steps taken, one line each. */
    List<String> lines() {
        return lines;
    }

    Wire wire() {
        return wire;
    }

    private String resend(Publications publications) {
        int rows = database.call(publications.resendOverdue());
        return rows == 0 ? "" : "has " + rows + " sent again";
    }

    private void takeStep(int step) {
        List<String> able = cast.able(step);
        if (able.isEmpty()) {
            letPass(luck.any(WAITS));
        } else {
            take(luck.any(able));
        }
    }

    private void take(String name) {
        long calls = database.calls();
        String line = luck.any(cast.actor(name).steps()).run();
        if (line.isEmpty()) {
            cast.idle(name);
            return;
        }
        if (database.calls() > calls) {
            cast.stir();
        }
        tell(name, line);
        passTime(TICK);
    }

    /** Time passes for all, or somebody who is in the midst of something dies or stands still. */
    private void goWrong(int step) {
        List<String> busy = cast.busy(victims, step);
        if (luck.once(5)) {
            letPass(luck.any(WAITS));
        } else if (busy.isEmpty()) {
            takeStep(step);
        } else {
            // Of each kind as often, though some are busier than others.
            String kind = luck.any(busy.stream().map(Cast::kind).distinct().toList());
            strike(
                    luck.any(busy.stream()
                            .filter(name -> Cast.kind(name).equals(kind))
                            .toList()),
                    step);
        }
    }

    private void strike(String name, int step) {
        if (cast.actor(name).mayDie() && luck.once(2)) {
            tell(name, "dies");
            cast.actor(name).die();
            return;
        }
        tell(name, "stands still");
        cast.actor(name).pause();
        boolean toTheEnd = luck.once(2) && cast.othersGoOn(name, STEPS);
        cast.standStill(name, toTheEnd ? STEPS + 1 : step + 2 + luck.below(LONGEST_PAUSE));
        letPass(luck.any(PAUSES));
    }

    /** Everybody goes on who does not stand still, and where nobody can, time passes until somebody can or nothing is left. */
    private void settle(int step) {
        for (int taken = 0; taken < MOST_STEPS; taken++) {
            List<String> able = cast.able(step);
            Optional<Instant> next = able.isEmpty() ? next() : Optional.empty();
            if (!able.isEmpty()) {
                take(luck.any(able));
            } else if (next.isPresent() && !next.get().isBefore(database.instant())) {
                letPass(Duration.between(database.instant(), next.get()).plus(TICK));
            } else {
                return;
            }
        }
        throw new AssertionError("It does not come to rest");
    }

    private Optional<Instant> next() {
        OffsetDateTime due = database.rows(NEXT).get(0).getOffsetDateTime("next");
        return Stream.concat(Stream.ofNullable(due).map(OffsetDateTime::toInstant), topic.nextArrival().stream())
                .min(Comparator.naturalOrder());
    }

    private void letPass(Duration length) {
        tell("clock", "moves by " + length);
        cast.stir();
        passTime(length);
    }

    private void passTime(Duration length) {
        Instant then = database.instant().plus(length);
        for (Optional<Instant> arrival = topic.nextArrival();
                arrival.isPresent() && !arrival.get().isAfter(then);
                arrival = topic.nextArrival()) {
            database.setClock(arrival.get());
            tell("topic", topic.arrive());
        }
        database.setClock(then);
    }

    private void tell(String name, String line) {
        if (!line.isEmpty()) {
            Duration time = Duration.between(ScheduleDatabase.START, database.instant());
            lines.add(String.format(Locale.ROOT, "%9.3f s  %-10s %s", time.toMillis() / 1000.0, name, line));
        }
    }

    private String told(@Nullable String what) {
        return what + "\nOnce more: ./mvnw test -Dtest=ScheduleTest -Dschedules=1 -Dseed=" + seed + "\n"
                + String.join("\n", lines);
    }
}
