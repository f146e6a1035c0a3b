package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.merchant.MerchantsConfig.WebhookProofs;
import io.ordermesh.gateway.merchant.Secret;
import io.ordermesh.gateway.merchant.SecretList;
import io.ordermesh.gateway.verification.Proof.Reason;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A header whose value is a secret. */
record StaticHeader(String header, SecretList secrets) implements VerificationScheme {

    private static final String NAME = "header";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proof verify(DeliveryHead head) {
        if (head.header(header).isEmpty()) {
            return Proof.fails(Reason.MISSING);
        }
        String value = head.single(header);
        return value == null
                ? Proof.fails(Reason.MALFORMED)
                : Proof.of(AnyOf.secrets(secrets, Secret.hashed(value.strip())));
    }

    /** From {@code WEBHOOK_HEADER_NAME} and {@code WEBHOOK_HEADER_SECRETS}. */
    @Singleton
    static final class Factory implements VerificationScheme.Factory {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Optional<VerificationScheme> create(SchemeSettings settings) {
            WebhookProofs proofs = settings.proofs();
            Optional<SecretList> secrets = settings.secrets(
                    "WEBHOOK_HEADER_SECRETS",
                    proofs.headerSecrets(),
                    proofs.headerSecretsFile(),
                    secret -> secret.length() >= SchemeSettings.SHORTEST_SECRET,
                    "at least 16 characters long");
            return settings.header(
                            "WEBHOOK_HEADER_NAME", proofs.headerName(), secrets.isPresent(), "WEBHOOK_HEADER_SECRETS")
                    .map(name -> new StaticHeader(name, secrets.orElseThrow()));
        }
    }
}
