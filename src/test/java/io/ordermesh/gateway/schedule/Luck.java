package io.ordermesh.gateway.schedule;

import java.util.List;
import java.util.SplittableRandom;

/** Every choice of a schedule; all follow from its seed. Nothing goes wrong any more once the faults are over. */
final class Luck {

    private final SplittableRandom random;
    private boolean faultsOver;

    Luck(long seed) {
        random = new SplittableRandom(seed);
    }

    /** From 0, below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** One time in so many. */
    boolean once(int in) {
        return below(in) == 0;
    }

    /** Whether something goes wrong, one time in so many. */
    boolean fault(int in) {
        return !faultsOver && once(in);
    }

    void endFaults() {
        faultsOver = true;
    }

    boolean faultsOver() {
        return faultsOver;
    }

    <T> T any(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
