package io.ordermesh.sandbox.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clock by which OrderMesh dates what it writes and answers; it can be wrong. Thread-safe. */
public final class SandboxClock extends Clock {
    /** How wrong both are; null where no date is answered. */
    private record Offsets(Duration written, @Nullable Duration answered) {}

    private final Clock right;
    private volatile Offsets offsets = new Offsets(Duration.ZERO, Duration.ZERO);

    public SandboxClock(Clock right) {
        this.right = right;
    }

    /** From now on it is wrong by that much, ahead or, if negative, behind. */
    public void shift(Duration by) {
        shift(by, by);
    }

    /** The same, with another error of the {@code Date} header; null for no such header at all. */
    public void shift(Duration written, @Nullable Duration answered) {
        offsets = new Offsets(written, answered);
    }

    /** When orders and shipments that change now say that they changed. */
    @Override
    public Instant instant() {
        return right.instant().plus(offsets.written());
    }

    /** What the {@code Date} header of an answer says now, if there is one. */
    public Optional<Instant> answered() {
        return Optional.ofNullable(offsets.answered()).map(right.instant()::plus);
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SandboxClock other = new SandboxClock(right.withZone(zone));
        other.offsets = offsets;
        return other;
    }
}
