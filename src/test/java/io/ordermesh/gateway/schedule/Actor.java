package io.ordermesh.gateway.schedule;

import java.util.List;

/** A process whose steps are interleaved with those of others. */
interface Actor {

    /** One call of the product, or of what the product speaks to. */
    @FunctionalInterface
    interface Step {

        /** Gives a line that tells what happened, empty if nothing did. */
        String run();
    }

    /** The steps of which it could take one now. */
    List<Step> steps();

    /** Whether it is in the midst of something that a death or a pause would disturb. */
    default boolean busy() {
        return false;
    }

    /** Whether the protocol holds if it dies now. */
    default boolean mayDie() {
        return busy();
    }

    /** It forgets what it was at; another process takes its place. */
    default void die() {}

    /** It stands still, and others may take it for dead. */
    default void pause() {}
}
