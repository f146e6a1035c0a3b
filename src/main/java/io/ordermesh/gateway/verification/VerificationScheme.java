package io.ordermesh.gateway.verification;

import java.util.Optional;

/** One way for a merchant's deliveries to prove where they come from. Secrets are compared in constant time. */
public interface VerificationScheme {

    /** What metrics call it. */
    String name();

    /** Judges a delivery by its head, as far as that can be done. Never throws, whatever the delivery brings. */
    Proof verify(DeliveryHead head);

    /** Makes schemes. Every bean of this type takes part. */
    interface Factory {

        /** What metrics call the scheme that it makes. */
        String name();

        /** The scheme as the merchant's settings want it; empty if they do not want it. Wrong settings are noted in them. */
        Optional<VerificationScheme> create(SchemeSettings settings);
    }
}
