package io.ordermesh.gateway.verification;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The networks that a sender's address must be in. */
record SourceNetworks(Networks networks) implements VerificationScheme {

    private static final String NAME = "network";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proof verify(DeliveryHead head) {
        return Proof.of(networks.contain(head.client()));
    }

    /** From {@code WEBHOOK_NETWORKS}. */
    @Singleton
    static final class Factory implements VerificationScheme.Factory {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Optional<VerificationScheme> create(SchemeSettings settings) {
            Optional<List<String>> given = settings.proofs().networks().filter(each -> !each.isEmpty());
            given.flatMap(Networks::mistake)
                    .ifPresent(mistake -> settings.wrong(
                            "WEBHOOK_NETWORKS", "holds \"" + mistake + "\"; write 203.0.113.0/24 or 2001:db8::/32."));
            return given.filter(each -> Networks.mistake(each).isEmpty())
                    .map(each -> new SourceNetworks(Networks.parse(each)));
        }
    }
}
