package io.ordermesh.gateway.verification;

/** What a scheme says of a delivery. */
public sealed interface Proof {

    /** The proof is there. */
    record Holds() implements Proof {}

    /** It is not. */
    record Fails(Reason reason) implements Proof {}

    /** Nothing speaks against it so far; the body decides. */
    record NeedsBody(BodyCheck check) implements Proof {}

    /** Decides by the body. */
    @FunctionalInterface
    interface BodyCheck {

        /** {@link Holds} or {@link Fails}. */
        Proof check(DeliveryBody body);
    }

    /** Why a proof fails. */
    enum Reason {
        /** The delivery brings nothing that the scheme could look at. */
        MISSING,
        /** It brings something of another form. */
        MALFORMED,
        /** It is not what was expected. */
        WRONG,
        /** It was, or will be, valid at another time. */
        EXPIRED
    }

    /** The proof is there. */
    static Proof holds() {
        return new Holds();
    }

    /** It is not. */
    static Proof fails(Reason reason) {
        return new Fails(reason);
    }

    /** The one or the other. */
    static Proof of(boolean right) {
        return right ? holds() : fails(Reason.WRONG);
    }
}
