package io.ordermesh.gateway.crash;

import io.ordermesh.sandbox.world.SeededValues;
import java.time.Duration;

/**
 * One thing that goes wrong for a while.
 *
 * @param at when it begins, after the start of the run
 * @param seed decides its particulars
 */
record Disturbance(Kind kind, Duration at, Duration length, long seed) {

    /** What its particulars are drawn from: the same at each call. */
    SeededValues particulars() {
        return SeededValues.of(seed, kind.name());
    }

    /** What to throw where it cannot be made to come true. */
    IllegalArgumentException foreign() {
        return new IllegalArgumentException(kind + " is another lane's");
    }

    /** When it ends, after the start of the run. */
    Duration end() {
        return at.plus(length);
    }
}
