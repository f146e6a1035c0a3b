package io.ordermesh.gateway.merchant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * The merchants served by this gateway, each under an id of its own ({@code [a-z0-9]+}).
 *
 * <p>In environment variables the id stands between double underscores: {@code GATEWAY_MERCHANTS__ACME__CLIENT_ID}.
 * What is required is checked by {@link Merchants}, so that one message names every missing variable.
 */
@ConfigMapping(prefix = "gateway.merchants")
public interface MerchantsConfig {

    /** The merchants by id. */
    @WithParentName
    Map<String, MerchantConfig> byId();

    /** One merchant. */
    interface MerchantConfig {

        /** Required. The merchant's id at OrderMesh (UUID): `merchantId` of its orders, `SubscriberId` of its webhooks. */
        Optional<String> merchantId();

        /** Required. Client id made in the OrderMesh portal under Merchants, Authentication. */
        Optional<String> clientId();

        /** Required, here or in a file. The secret shown once when the client was made. */
        Optional<String> clientSecret();

        /** A file that holds the client secret instead. It is read for each token request, so that a rotated one takes effect. */
        Optional<Path> clientSecretFile();

        /**
         * The secret last part of the call-back URL, at least 16 characters of `A-Z a-z 0-9 . _ ~ -`. Several, separated by
         * commas, are valid at once, so that a token can be rotated. Without one the URL ends with the merchant's id.
         */
        Optional<List<String>> webhookTokens();

        /** How the merchant's webhooks prove where they come from. All that is set must hold, and at least one must be set. */
        WebhookProofs webhook();

        /** Keys that may read this merchant's orders, at least 16 characters each. Without one, nobody may. */
        Optional<List<String>> apiKeys();

        /** Further `SubscriberId` or `ChildSubscriberId` values that belong to this merchant. */
        Optional<List<String>> subscribers();

        /** The OrderMesh system of this merchant, where it is not `gateway.ordermesh.base-url`. */
        Optional<URI> baseUrl();
    }

    /** The proofs of one merchant's webhooks. */
    interface WebhookProofs {

        /** A file with the tokens of the call-back URL instead, one a line. As of all files of secrets, a change takes effect within seconds. */
        Optional<Path> tokensFile();

        /** The header that holds a secret, such as `X-Webhook-Secret`. */
        Optional<String> headerName();

        /** What that header may hold, at least 16 characters each. */
        Optional<List<String>> headerSecrets();

        /** A file with these secrets instead, one a line. */
        Optional<Path> headerSecretsFile();

        /** `user:password` of HTTP Basic; the password has at least 16 characters. */
        Optional<List<String>> basicCredentials();

        /** A file with these credentials instead, one a line. */
        Optional<Path> basicCredentialsFile();

        /** The header that holds an HMAC signature of the body, such as `X-Signature`. */
        Optional<String> signatureHeader();

        /** The keys of the signature, at least 16 characters each. */
        Optional<List<String>> signatureSecrets();

        /** A file with these keys instead, one a line. */
        Optional<Path> signatureSecretsFile();

        /** The hash of the HMAC. */
        @WithDefault("sha256")
        SignatureAlgorithm signatureAlgorithm();

        /** How the signature is written. */
        @WithDefault("hex")
        SignatureEncoding signatureEncoding();

        /** What stands before the signature in its header, such as `sha256=`. */
        Optional<String> signaturePrefix();

        /** The header with the time of the signature, in seconds or milliseconds since 1970. */
        Optional<String> signatureTimestampHeader();

        /** How far that time may be from this gateway's, in either direction. */
        @WithDefault("PT5M")
        @DurationMin(seconds = 1)
        Duration signatureWindow();

        /** What is signed, made of `{timestamp}`, `{body}` and other text. Default: `{body}`, with a timestamp `{timestamp}.{body}`. */
        Optional<String> signatureContent();

        /** Keys of signatures by Standard Webhooks, `whsec_` and base64. */
        Optional<List<String>> standardSecrets();

        /** A file with these keys instead, one a line. */
        Optional<Path> standardSecretsFile();

        /** How far the time of such a signature may be from this gateway's, in either direction. */
        @WithDefault("PT5M")
        @DurationMin(seconds = 1)
        Duration standardWindow();

        /** Networks that webhooks come from, such as `203.0.113.0/24`. Behind proxies name these in `gateway.proxies.trusted`. */
        Optional<List<String>> networks();

        /** SHA-256 fingerprints of the client certificates that webhooks come with, in hexadecimal, colons allowed. */
        Optional<List<String>> certificateFingerprints();

        /** A file with these fingerprints instead, one a line. */
        Optional<Path> certificateFingerprintsFile();
    }

    /** Hashes of an HMAC (RFC 2104), as Java names the HMAC. */
    enum SignatureAlgorithm {
        SHA1("HmacSHA1"),
        SHA256("HmacSHA256"),
        SHA512("HmacSHA512");

        private final String mac;

        SignatureAlgorithm(String mac) {
            this.mac = mac;
        }

        /** The name of the algorithm to {@link javax.crypto.Mac}. */
        public String mac() {
            return mac;
        }
    }

    /** How bytes are written in a header. */
    enum SignatureEncoding {
        HEX,
        BASE64,
        BASE64URL
    }
}
