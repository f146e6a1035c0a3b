package io.ordermesh.gateway.crash;

import io.ordermesh.gateway.outside.Replica;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends replicas, or has them stand still, and brings them back. */
final class ReplicaTrouble implements Trouble {

    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final List<Replica> replicas;
    private final AtomicInteger kills = new AtomicInteger();

    ReplicaTrouble(List<Replica> replicas) {
        this.replicas = replicas;
    }

    /** How often a gateway was killed. */
    int kills() {
        return kills.get();
    }

    @Override
    public Remedy begin(Disturbance disturbance) {
        Replica replica = disturbance.particulars().pick(replicas);
        return switch (disturbance.kind()) {
            case KILL -> kill(List.of(replica));
            case KILL_BOTH -> kill(replicas);
            case KILL_AT_START -> killAtStart(replica);
            case SUSPEND -> suspend(replica);
            case TERMINATE -> terminate(replica);
            default -> throw disturbance.foreign();
        };
    }

    private Remedy kill(List<Replica> victims) {
        victims.forEach(Replica::kill);
        kills.addAndGet(victims.size());
        return new Remedy(names(victims), () -> startAgain(victims));
    }

    private Remedy killAtStart(Replica replica) {
        Remedy restart = kill(List.of(replica));
        replica.launchAgain();
        return new Remedy(restart.particulars(), () -> {
            kill(List.of(replica));
            restart.apply();
        });
    }

    private Remedy suspend(Replica replica) {
        replica.suspend();
        return new Remedy(names(List.of(replica)), replica::resume);
    }

    private Remedy terminate(Replica replica) {
        int code = replica.terminate(LONGEST_END);
        return new Remedy(names(List.of(replica)) + ", exit code " + code, () -> startAgain(List.of(replica)));
    }

    /** Returns when they are ready: two are down only where that is meant. */
    private static void startAgain(List<Replica> victims) {
        victims.forEach(Replica::launchAgain);
        CrashWorld.awaitReady(victims);
    }

    private String names(List<Replica> some) {
        return "replica "
                + String.join(
                        " and ",
                        some.stream()
                                .map(each -> Integer.toString(replicas.indexOf(each) + 1))
                                .toList());
    }
}
