package io.ordermesh.sandbox.world;

/** The state does not allow what was asked for; nothing has changed. */
public final class NotPossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why, in a sentence for the caller. */
    public NotPossible(String message) {
        super(message);
    }
}
