package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.merchant.Secret;
import io.ordermesh.gateway.merchant.SecretList;
import io.ordermesh.gateway.verification.Proof.Reason;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** The secret last part of the call-back URL. */
record AddressToken(SecretList tokens) implements VerificationScheme {

    static final String NAME = "address";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{16,200}");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proof verify(DeliveryHead head) {
        String token = head.addressToken();
        return token == null ? Proof.fails(Reason.MISSING) : Proof.of(AnyOf.secrets(tokens, Secret.hashed(token)));
    }

    /** From {@code WEBHOOK_TOKENS}. */
    @Singleton
    static final class Factory implements VerificationScheme.Factory {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Optional<VerificationScheme> create(SchemeSettings settings) {
            return settings.secrets(
                            "WEBHOOK_TOKENS",
                            settings.config().webhookTokens(),
                            settings.proofs().tokensFile(),
                            token -> TOKEN.matcher(token).matches(),
                            "a token of at least 16 characters that is URL-safe (A-Z a-z 0-9 . _ ~ -), for example the"
                                    + " output of `openssl rand -hex 24`")
                    .map(AddressToken::new);
        }
    }
}
