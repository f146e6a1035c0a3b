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
import org.jspecify.annotations.Nullable;

/**
 * An HMAC signature of the body in a header, perhaps with a signed time. The header may come several times, or hold several
 * signatures with commas between them; one of them must be right.
 */
final class SignedBody implements VerificationScheme {

    private static final String NAME = "signature";
    private static final int MOST_SIGNATURES = 8;

    private final String header;
    private final String prefix;
    private final SignatureEncoding encoding;
    private final Hmac hmac;
    private final SecretList keys;
    private final SignedContent content;
    private final @Nullable String timestampHeader;
    private final TimeWindow window;

    private SignedBody(WebhookProofs proofs, String header, SecretList keys, SignedContent content) {
        this.header = header;
        this.prefix = proofs.signaturePrefix().orElse("");
        this.encoding = proofs.signatureEncoding();
        this.hmac = new Hmac(proofs.signatureAlgorithm().mac());
        this.keys = keys;
        this.content = content;
        this.timestampHeader = proofs.signatureTimestampHeader().orElse(null);
        this.window = new TimeWindow(Clock.systemUTC(), proofs.signatureWindow());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proof verify(DeliveryHead head) {
        if (head.header(header).isEmpty()
                || (timestampHeader != null && head.header(timestampHeader).isEmpty())) {
            return Proof.fails(Reason.MISSING);
        }
        List<byte[]> signatures = signatures(head.header(header));
        String timestamp = timestampHeader == null ? "" : head.single(timestampHeader);
        if (signatures.isEmpty() || timestamp == null) {
            return Proof.fails(Reason.MALFORMED);
        }
        if (timestampHeader != null) {
            Optional<Instant> time = TimeWindow.parse(timestamp);
            if (time.isEmpty()) {
                return Proof.fails(Reason.MALFORMED);
            }
            if (!window.holds(time.get())) {
                return Proof.fails(Reason.EXPIRED);
            }
        }
        return new Proof.NeedsBody(body -> check(signatures, timestamp, body));
    }

    private Proof check(List<byte[]> signatures, String timestamp, DeliveryBody body) {
        List<byte[]> secrets = keys.now().stream()
                .map(key -> key.reveal().getBytes(StandardCharsets.UTF_8))
                .toList();
        boolean signed = false;
        for (byte[] form : body.forms()) {
            signed |= hmac.signed(secrets, content.parts(timestamp, form), signatures);
        }
        return Proof.of(signed);
    }

    private List<byte[]> signatures(List<String> values) {
        List<byte[]> signatures = new ArrayList<>();
        for (String value : values) {
            for (String each : value.split(",", MOST_SIGNATURES)) {
                String text = each.strip();
                if (text.startsWith(prefix) && signatures.size() < MOST_SIGNATURES) {
                    Encoded.read(encoding, text.substring(prefix.length()))
                            .filter(signature -> signature.length > 0)
                            .ifPresent(signatures::add);
                }
            }
        }
        return signatures;
    }

    /** From the variables that begin with {@code WEBHOOK_SIGNATURE_}. */
    @Singleton
    static final class Factory implements VerificationScheme.Factory {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Optional<VerificationScheme> create(SchemeSettings settings) {
            WebhookProofs proofs = settings.proofs();
            Optional<SecretList> keys = settings.secrets(
                    "WEBHOOK_SIGNATURE_SECRETS",
                    proofs.signatureSecrets(),
                    proofs.signatureSecretsFile(),
                    secret -> secret.length() >= SchemeSettings.SHORTEST_SECRET,
                    "at least 16 characters long");
            Optional<String> header = settings.header(
                    "WEBHOOK_SIGNATURE_HEADER",
                    proofs.signatureHeader(),
                    keys.isPresent(),
                    "WEBHOOK_SIGNATURE_SECRETS");
            boolean timed = proofs.signatureTimestampHeader().isPresent();
            if (keys.isPresent() && timed) {
                var unused = settings.header(
                        "WEBHOOK_SIGNATURE_TIMESTAMP_HEADER", proofs.signatureTimestampHeader(), true, "");
            }
            SignedContent content =
                    SignedContent.parse(proofs.signatureContent().orElse(timed ? "{timestamp}.{body}" : "{body}"));
            if (!content.holdsBody() || content.holdsTimestamp() != timed) {
                settings.wrong(
                        "WEBHOOK_SIGNATURE_CONTENT",
                        "must hold {body} once, and {timestamp} once if and only if "
                                + settings.variable("WEBHOOK_SIGNATURE_TIMESTAMP_HEADER") + " is set.");
            }
            return header.map(name -> new SignedBody(proofs, name, keys.orElseThrow(), content));
        }
    }
}
