package io.ordermesh.sandbox.webhook;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Signatures of the scheme {@code v1} of Standard Webhooks. */
final class StandardWebhooks {
    private static final String PREFIX = "whsec_";

    private StandardWebhooks() {}

    /** The key in a secret; fails in one sentence that does not show it. */
    static byte[] key(String secret) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring(Math.min(PREFIX.length(), secret.length())));
            if (secret.startsWith(PREFIX) && key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below.
        }
        throw new IllegalArgumentException("A secret of Standard Webhooks must be whsec_ followed by a key in Base64.");
    }

    /** The value of the header {@code webhook-signature}. */
    static String sign(List<String> secrets, byte[] text) {
        return secrets.stream()
                .map(secret -> "v1," + MacEncoding.BASE64.encode(MacAlgorithm.SHA_256.sign(key(secret), text)))
                .collect(Collectors.joining(" "));
    }
}
