package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.merchant.MerchantsConfig.SignatureEncoding;
import io.ordermesh.gateway.merchant.MerchantsConfig.WebhookProofs;
import io.ordermesh.gateway.merchant.Secret;
import io.ordermesh.gateway.merchant.SecretList;
import io.ordermesh.gateway.verification.Proof.Reason;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** HTTP Basic (RFC 7617), in UTF-8. */
record BasicCredentials(SecretList credentials) implements VerificationScheme {

    private static final String NAME = "basic";
    private static final String PREFIX = "Basic ";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proof verify(DeliveryHead head) {
        if (head.header(HttpHeaders.AUTHORIZATION).isEmpty()) {
            return Proof.fails(Reason.MISSING);
        }
        String header = head.single(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return Proof.fails(Reason.MALFORMED);
        }
        return Encoded.read(
                        SignatureEncoding.BASE64,
                        header.substring(PREFIX.length()).strip())
                .map(sent ->
                        Proof.of(AnyOf.secrets(credentials, Secret.hashed(new String(sent, StandardCharsets.UTF_8)))))
                .orElse(Proof.fails(Reason.MALFORMED));
    }

    /** From {@code WEBHOOK_BASIC_CREDENTIALS}. */
    @Singleton
    static final class Factory implements VerificationScheme.Factory {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Optional<VerificationScheme> create(SchemeSettings settings) {
            WebhookProofs proofs = settings.proofs();
            return settings.secrets(
                            "WEBHOOK_BASIC_CREDENTIALS",
                            proofs.basicCredentials(),
                            proofs.basicCredentialsFile(),
                            Factory::usable,
                            "user:password with a password of at least 16 characters")
                    .map(BasicCredentials::new);
        }

        private static boolean usable(String credentials) {
            int colon = credentials.indexOf(':');
            return colon > 0 && credentials.length() - colon - 1 >= SchemeSettings.SHORTEST_SECRET;
        }
    }
}
