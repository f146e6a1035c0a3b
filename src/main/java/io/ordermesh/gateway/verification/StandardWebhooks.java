package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.merchant.MerchantsConfig.SignatureEncoding;
import io.ordermesh.gateway.merchant.MerchantsConfig.WebhookProofs;
import io.ordermesh.gateway.merchant.SecretList;
import io.ordermesh.gateway.verification.Proof.Reason;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Symmetric signatures ({@code v1}) by the Standard Webhooks specification, version 1.0. */
final class StandardWebhooks implements VerificationScheme {

    private static final String NAME = "standard";
    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final String VERSION = "v1,";
    private static final String KEY_PREFIX = "whsec_";
    /** The specification wants 24 to 64 bytes; senders are not all that strict. */
    private static final int SHORTEST_KEY = 16;

    private static final int LONGEST_ID = 256;
    private static final int MOST_SIGNATURES = 8;
    private static final Hmac HMAC = new Hmac("HmacSHA256");

    private final SecretList keys;
    private final TimeWindow window;

    private StandardWebhooks(SecretList keys, TimeWindow window) {
        this.keys = keys;
        this.window = window;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proof verify(DeliveryHead head) {
        if (List.of(ID, TIMESTAMP, SIGNATURE).stream()
                .anyMatch(name -> head.header(name).isEmpty())) {
            return Proof.fails(Reason.MISSING);
        }
        String id = head.single(ID);
        String timestamp = head.single(TIMESTAMP);
        String header = head.single(SIGNATURE);
        if (id == null || id.length() > LONGEST_ID || timestamp == null || header == null) {
            return Proof.fails(Reason.MALFORMED);
        }
        List<byte[]> signatures = signatures(header);
        Optional<Instant> time = TimeWindow.parse(timestamp);
        if (signatures.isEmpty() || time.isEmpty()) {
            return Proof.fails(Reason.MALFORMED);
        }
        if (!window.holds(time.get())) {
            return Proof.fails(Reason.EXPIRED);
        }
        byte[] before = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return new Proof.NeedsBody(body -> check(before, signatures, body));
    }

    private Proof check(byte[] before, List<byte[]> signatures, DeliveryBody body) {
        List<byte[]> secrets = keys.now().stream()
                .flatMap(secret -> key(secret.reveal()).stream())
                .toList();
        boolean signed = false;
        for (byte[] form : body.forms()) {
            signed |= HMAC.signed(secrets, List.of(before, form), signatures);
        }
        return Proof.of(signed);
    }

    private static List<byte[]> signatures(String header) {
        List<byte[]> signatures = new ArrayList<>();
        for (String each : header.split(" ", MOST_SIGNATURES)) {
            if (each.startsWith(VERSION)) {
                Encoded.read(
                                SignatureEncoding.BASE64,
                                each.substring(VERSION.length()).strip())
                        .ifPresent(signatures::add);
            }
        }
        return signatures;
    }

    private static Optional<byte[]> key(String secret) {
        String text = secret.startsWith(KEY_PREFIX) ? secret.substring(KEY_PREFIX.length()) : secret;
        return Encoded.read(SignatureEncoding.BASE64, text.strip());
    }

    /** From {@code WEBHOOK_STANDARD_SECRETS}. */
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
                            "WEBHOOK_STANDARD_SECRETS",
                            proofs.standardSecrets(),
                            proofs.standardSecretsFile(),
                            secret -> key(secret)
                                    .filter(bytes -> bytes.length >= SHORTEST_KEY)
                                    .isPresent(),
                            "whsec_ and base64 of at least 16 bytes")
                    .map(keys ->
                            new StandardWebhooks(keys, new TimeWindow(Clock.systemUTC(), proofs.standardWindow())));
        }
    }
}
