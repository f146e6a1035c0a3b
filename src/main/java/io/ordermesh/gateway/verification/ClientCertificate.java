package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.merchant.MerchantsConfig.WebhookProofs;
import io.ordermesh.gateway.merchant.Secret;
import io.ordermesh.gateway.merchant.SecretList;
import io.ordermesh.gateway.verification.Proof.Reason;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sender's TLS certificate, by its SHA-256 fingerprint. The handshake, here or at a trusted proxy, has shown that the
 * sender holds its key.
 */
record ClientCertificate(SecretList fingerprints, Clock clock) implements VerificationScheme {

    private static final String NAME = "certificate";
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{2}(:?[0-9a-fA-F]{2}){31}");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proof verify(DeliveryHead head) {
        if (head.certificates().isEmpty()) {
            return Proof.fails(Reason.MISSING);
        }
        X509Certificate certificate = head.certificates().get(0);
        Instant now = clock.instant();
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())) {
            return Proof.fails(Reason.EXPIRED);
        }
        try {
            return Proof.of(known(fingerprint(certificate)));
        } catch (CertificateEncodingException e) {
            return Proof.fails(Reason.MALFORMED);
        }
    }

    private boolean known(String fingerprint) {
        boolean known = false;
        for (Secret each : fingerprints.now()) {
            known |= bare(each.reveal()).equals(fingerprint);
        }
        return known;
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String bare(String fingerprint) {
        return fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    }

    /** From {@code WEBHOOK_CERTIFICATE_FINGERPRINTS}. */
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
                            "WEBHOOK_CERTIFICATE_FINGERPRINTS",
                            proofs.certificateFingerprints(),
                            proofs.certificateFingerprintsFile(),
                            text -> FINGERPRINT.matcher(text).matches(),
                            "a SHA-256 fingerprint of 64 hexadecimal digits, as `openssl x509 -fingerprint -sha256`"
                                    + " prints it behind the =")
                    .map(fingerprints -> new ClientCertificate(fingerprints, Clock.systemUTC()));
        }
    }
}
