package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.verification.Proof.BodyCheck;
import io.ordermesh.gateway.verification.Proof.Reason;
import java.util.List;

/** What the schemes of a delivery's merchant say together. */
public sealed interface Verification {

    /** All of them hold. */
    record Verified(Merchant merchant) implements Verification {}

    /**
     * One does not hold, or there is no such merchant.
     *
     * @param merchant our id of the merchant, or {@code unknown}
     * @param scheme the first that does not hold, or {@code merchant}
     */
    record Unverified(String merchant, String scheme, Reason reason) implements Verification {}

    /**
     * The body has still to prove it.
     *
     * @param merchant the one that the address names, or {@code unknown}
     */
    record Pending(String merchant, List<Check> checks, Verification otherwise) implements Verification {

        /** A scheme that needs the body. */
        record Check(String scheme, BodyCheck body) {}

        /** {@link Verified} or {@link Unverified}. */
        public Verification complete(DeliveryBody body) {
            Verification outcome = otherwise;
            for (Check each : checks) {
                if (each.body().check(body) instanceof Proof.Fails failed && outcome instanceof Verified) {
                    outcome = new Unverified(merchant, each.scheme(), failed.reason());
                }
            }
            return outcome;
        }
    }
}
