package io.ordermesh.sandbox.world;

/** A step was asked for which the order's state does not allow. */
public final class StepNotPossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepNotPossible(String message) {
        super(message);
    }
}
