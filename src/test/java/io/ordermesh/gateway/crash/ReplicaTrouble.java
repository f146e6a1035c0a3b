package io.ordermesh.gateway.crash;

import io.ordermesh.gateway.outside.Replica;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends replicas and brings them back. */
final class ReplicaTrouble implements Trouble {

    private final List<Replica> replicas;
    private final RunLog log;
    private final AtomicInteger kills = new AtomicInteger();

    ReplicaTrouble(List<Replica> replicas, RunLog log) {
        this.replicas = replicas;
        this.log = log;
    }

    /** How often a gateway was killed. */
    int kills() {
        return kills.get();
    }

    @Override
    public Remedy begin(Disturbance disturbance) {
        Replica replica = disturbance.particulars().pick(replicas);
        return switch (disturbance.kind().lane()) {
            case REPLICAS -> kill(replica);
            case WEBHOOKS -> throw new IllegalArgumentException(disturbance.toString());
        };
    }

    private Remedy kill(Replica replica) {
        kills.incrementAndGet();
        replica.kill();
        log.note("killed " + name(replica));
        return () -> {
            replica.launchAgain();
            log.note("started " + name(replica) + " again");
        };
    }

    private String name(Replica replica) {
        return "replica " + (replicas.indexOf(replica) + 1);
    }
}
