package io.ordermesh.sandbox.webhook;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a merchant's webhooks prove where they come from, and how they are packed. Each part works with every other.
 *
 * <p>Signatures cover the body before it is compressed. What holds a secret does not show it as text.
 *
 * @param headers further headers, which replace those that the sandbox sets
 * @param contentEncoding how bodies are compressed, or null for not at all
 * @param cloudEvents how events become CloudEvents, or null for plain ones
 */
@RecordBuilder
public record WebhookSecurity(
        @Nullable Header header,
        @Nullable Basic basic,
        @Nullable Signature signature,
        @Nullable Standard standard,
        Map<String, String> headers,
        @Nullable ContentEncoding contentEncoding,
        @Nullable CloudEvents cloudEvents)
        implements WebhookSecurityBuilder.With {

    /** No proof but the address itself. */
    public static final WebhookSecurity NONE = new WebhookSecurity(null, null, null, null, Map.of(), null, null);

    public WebhookSecurity {
        headers = Map.copyOf(headers);
        headers.forEach(HeaderSyntax::require);
    }

    @Override
    public String toString() {
        return "WebhookSecurity";
    }

    /** A secret in a header of its own. */
    public record Header(String name, String value) {
        public Header {
            HeaderSyntax.require(name, value);
        }

        @Override
        public String toString() {
            return "Header[" + name + "]";
        }
    }

    /** Credentials of the Basic scheme. */
    public record Basic(String username, String password) {
        public Basic {
            if (username.contains(":")) {
                throw new IllegalArgumentException("A Basic user name must have no colon.");
            }
        }

        @Override
        public String toString() {
            return "Basic[" + username + "]";
        }
    }

    /**
     * An HMAC over the body.
     *
     * @param header the header that carries it
     * @param prefix what comes before the encoded HMAC in the header, such as {@code sha256=}
     * @param timestampHeader carries the time in Unix seconds, which is then signed as {@code <timestamp>.<body>}; null
     *     for no timestamp
     */
    public record Signature(
            String header,
            MacAlgorithm algorithm,
            MacEncoding encoding,
            String prefix,
            String secret,
            @Nullable String timestampHeader) {
        public Signature {
            HeaderSyntax.require(header, prefix);
            if (timestampHeader != null) {
                HeaderSyntax.require(timestampHeader, "");
            }
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("A signature needs a secret.");
            }
        }

        /** An HMAC with SHA-256 in hexadecimal digits, without prefix and timestamp. */
        public static Signature of(String header, String secret) {
            return new Signature(header, MacAlgorithm.SHA_256, MacEncoding.HEX, "", secret, null);
        }

        @Override
        public String toString() {
            return "Signature[" + header + ", " + algorithm + "]";
        }
    }

    /**
     * Signatures as Standard Webhooks describes them.
     *
     * @param secrets each {@code whsec_} and a key in Base64; the header carries one signature for each
     */
    public record Standard(List<String> secrets) {
        public Standard {
            secrets = List.copyOf(secrets);
            if (secrets.isEmpty()) {
                throw new IllegalArgumentException("Standard Webhooks need a secret.");
            }
            secrets.forEach(StandardWebhooks::key);
        }

        @Override
        public String toString() {
            return "Standard[" + secrets.size() + "]";
        }
    }
}
