package io.ordermesh.gateway.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.verification.Proof.Reason;
import io.ordermesh.gateway.verification.Verification.Unverified;
import io.ordermesh.gateway.verification.Verification.Verified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each scheme by itself. Signatures are made here, by Java's own means. */
class SchemesTest {

    private static final String BODY = "{\"OrderId\":\"a\"}";
    private static final String OLD = "the-old-key-of-acme";
    private static final String NEW = "the-new-key-of-acme";
    private static final String STANDARD_KEY = "whsec_YSBrZXkgb2YgdHdlbnR5LWZvdXIgYnl0ZXM=";
    private static final Head ACME = Head.to("acme");

    @Test
    void aHeaderHoldsASecret() {
        GivenSchemes schemes = schemes("header-name", "X-Secret", "header-secrets", OLD + "," + NEW);

        verified(schemes, ACME.header("X-Secret", OLD));
        verified(schemes, ACME.header("x-secret", NEW));
        fails(schemes, ACME, "header", Reason.MISSING);
        fails(schemes, ACME.header("X-Secret", OLD + "x"), "header", Reason.WRONG);
        fails(schemes, ACME.header("X-Secret", ""), "header", Reason.WRONG);
        fails(schemes, ACME.header("X-Secret", OLD).header("X-Secret", OLD), "header", Reason.MALFORMED);
    }

    @Test
    void basicCredentialsAreCompared() {
        GivenSchemes schemes = schemes("basic-credentials", "user:" + OLD + ",other:" + NEW);

        verified(schemes, ACME.header("Authorization", basic("user:" + OLD)));
        verified(schemes, ACME.header("authorization", basic("other:" + NEW).replace("Basic", "bAsIc")));
        fails(schemes, ACME, "basic", Reason.MISSING);
        fails(schemes, ACME.header("Authorization", basic("user:" + NEW)), "basic", Reason.WRONG);
        fails(schemes, ACME.header("Authorization", "Bearer " + OLD), "basic", Reason.MALFORMED);
        fails(schemes, ACME.header("Authorization", "Basic ###"), "basic", Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "sha256, hex, HmacSHA256",
        "sha256, base64, HmacSHA256",
        "sha512, base64url, HmacSHA512",
        "sha1, hex, HmacSHA1",
    })
    void theBodyIsSigned(String algorithm, String encoding, String mac) {
        GivenSchemes schemes = schemes(
                "signature-header",
                "X-Signature",
                "signature-secrets",
                OLD + "," + NEW,
                "signature-algorithm",
                algorithm,
                "signature-encoding",
                encoding,
                "signature-prefix",
                "v=");

        verified(schemes, ACME.header("X-Signature", "v=" + written(encoding, sign(mac, OLD, BODY))));
        verified(schemes, ACME.header("X-Signature", "v=" + written(encoding, sign(mac, NEW, BODY))));
        verified(
                schemes,
                ACME.header(
                        "X-Signature",
                        "v=" + written(encoding, sign(mac, "another-key-of-somebody", BODY)) + ", v="
                                + written(encoding, sign(mac, NEW, BODY))));
        fails(schemes, ACME, "signature", Reason.MISSING);
        fails(
                schemes,
                ACME.header("X-Signature", "v=" + written(encoding, sign(mac, OLD, BODY + " "))),
                "signature",
                Reason.WRONG);
        fails(
                schemes,
                ACME.header("X-Signature", written(encoding, sign(mac, OLD, BODY))),
                "signature",
                Reason.MALFORMED);
        fails(schemes, ACME.header("X-Signature", "v="), "signature", Reason.MALFORMED);
        fails(schemes, ACME.header("X-Signature", "v=!"), "signature", Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "'', {timestamp}.{body}",
        "v0:{timestamp}:{body}, v0:{timestamp}:{body}",
        "{body}{timestamp}, {body}{timestamp}"
    })
    void theTimeIsSignedToo(String setting, String content) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "signature-header", "X-Signature",
                "signature-secrets", OLD,
                "signature-timestamp-header", "X-Time",
                "signature-window", "PT10M"));
        if (!setting.isEmpty()) {
            settings.put("signature-content", setting);
        }
        GivenSchemes schemes = schemes(settings);
        long now = Instant.now().getEpochSecond();

        for (long time : List.of(now, now - 500, now + 500, now * 1000)) {
            verified(schemes, timed(content, time, time));
        }
        fails(schemes, timed(content, now - 700, now - 700), "signature", Reason.EXPIRED);
        fails(schemes, timed(content, now + 700, now + 700), "signature", Reason.EXPIRED);
        fails(schemes, timed(content, now, now + 1), "signature", Reason.WRONG);
        fails(schemes, ACME.header("X-Signature", "00").header("X-Time", "yesterday"), "signature", Reason.MALFORMED);
        fails(schemes, ACME.header("X-Signature", "00"), "signature", Reason.MISSING);
    }

    private static Head timed(String content, long signed, long sent) {
        String text = content.replace("{timestamp}", Long.toString(signed)).replace("{body}", BODY);
        return ACME.header("X-Signature", HexFormat.of().formatHex(sign("HmacSHA256", OLD, text)))
                .header("X-Time", Long.toString(sent));
    }

    @Test
    void aBodyMayBeSignedBeforeOrAfterItIsCompressed() throws IOException {
        GivenSchemes schemes = schemes("signature-header", "X-Signature", "signature-secrets", OLD);
        byte[] plain = BODY.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        DeliveryBody body = new DeliveryBody(packed.toByteArray(), plain);

        for (byte[] signed : List.of(plain, packed.toByteArray())) {
            Head head = ACME.header("X-Signature", HexFormat.of().formatHex(sign("HmacSHA256", OLD, signed)));
            assertThat(schemes.verify(head))
                    .isInstanceOfSatisfying(Verification.Pending.class, pending -> assertThat(pending.complete(body))
                            .isInstanceOf(Verified.class));
        }
    }

    @Test
    void standardWebhooksAreVerified() {
        String first = "whsec_"
                + Base64.getEncoder().encodeToString("a key of twenty-four byte".getBytes(StandardCharsets.UTF_8));
        String second = "whsec_"
                + Base64.getEncoder().encodeToString("another key of many bytes".getBytes(StandardCharsets.UTF_8));
        GivenSchemes schemes = schemes("standard-secrets", first + "," + second);
        long now = Instant.now().getEpochSecond();

        verified(schemes, standard(now, "v1," + standardSignature(first, now)));
        verified(schemes, standard(now, "v1,AAAA v1a,BBBB v1," + standardSignature(second, now)));
        verified(schemes, standard(now - 200, "v1," + standardSignature(first, now - 200)));
        fails(schemes, standard(now - 400, "v1," + standardSignature(first, now - 400)), "standard", Reason.EXPIRED);
        fails(schemes, standard(now + 400, "v1," + standardSignature(first, now + 400)), "standard", Reason.EXPIRED);
        fails(schemes, standard(now, "v1," + standardSignature(first, now - 1)), "standard", Reason.WRONG);
        fails(schemes, standard(now, "v2," + standardSignature(first, now)), "standard", Reason.MALFORMED);
        fails(schemes, standard(now, standardSignature(first, now)), "standard", Reason.MALFORMED);
        fails(schemes, ACME.header("webhook-id", "m"), "standard", Reason.MISSING);
    }

    private static Head standard(long time, String signatures) {
        return ACME.header("webhook-id", "msg_1")
                .header("webhook-timestamp", Long.toString(time))
                .header("webhook-signature", signatures);
    }

    private static String standardSignature(String secret, long time) {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        return Base64.getEncoder()
                .encodeToString(
                        sign("HmacSHA256", key, ("msg_1." + time + "." + BODY).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "'10.0.0.0/8,203.0.113.7', 203.0.113.7, true",
        "'10.0.0.0/8,203.0.113.7', 203.0.113.8, false",
        "2001:db8::/32, 2001:db8:1::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/32, 203.0.113.7, false",
        "0.0.0.0/0, 203.0.113.7, true"
    })
    void theSenderMustBeInANetwork(String networks, String sender, boolean holds) {
        GivenSchemes schemes = schemes("networks", networks);

        assertThat(schemes.verify(ACME.from(sender)) instanceof Verified).isEqualTo(holds);
    }

    /** All combinations of the schemes: each holds with all proofs, and fails by the one that is left out. */
    @Test
    void schemesAreCombinedAtWill() {
        Map<String, Map<String, String>> settings = Map.of(
                "address", Map.of("webhook-tokens", "the-token-of-acme-itself"),
                "header", Map.of("webhook.header-name", "X-Secret", "webhook.header-secrets", OLD),
                "basic", Map.of("webhook.basic-credentials", "user:" + OLD),
                "signature", Map.of("webhook.signature-header", "X-Signature", "webhook.signature-secrets", OLD),
                "standard", Map.of("webhook.standard-secrets", STANDARD_KEY),
                "network", Map.of("webhook.networks", "203.0.113.0/24"));
        List<String> names = List.copyOf(settings.keySet());
        long now = Instant.now().getEpochSecond();

        for (int combination = 1; combination < 1 << names.size(); combination++) {
            Map<String, String> properties = new HashMap<>();
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if ((combination & 1 << i) != 0) {
                    chosen.add(names.get(i));
                    settings.getOrDefault(names.get(i), Map.of())
                            .forEach((name, value) -> properties.put("acme." + name, value));
                }
            }
            GivenSchemes schemes = GivenSchemes.of(properties);

            verified(schemes, proven(chosen, now));
            for (String missing : chosen) {
                List<String> others = new ArrayList<>(chosen);
                others.remove(missing);
                assertThat(schemes.verify(proven(others, now), BODY))
                        .isInstanceOfSatisfying(Unverified.class, unverified -> assertThat(unverified.scheme())
                                .isEqualTo(missing));
            }
        }
    }

    private static Head proven(List<String> schemes, long now) {
        Head head = Head.to("acme");
        for (String each : schemes) {
            head = switch (each) {
                case "address" -> head.token("the-token-of-acme-itself");
                case "header" -> head.header("X-Secret", OLD);
                case "basic" -> head.header("Authorization", basic("user:" + OLD));
                case "signature" -> head.header("X-Signature", HexFormat.of().formatHex(sign("HmacSHA256", OLD, BODY)));
                case "standard" ->
                    head.header("webhook-id", "msg_1")
                            .header("webhook-timestamp", Long.toString(now))
                            .header("webhook-signature", "v1," + standardSignature(STANDARD_KEY, now));
                default -> head.from("203.0.113.9");
            };
        }
        return head;
    }

    @Test
    void aFileOfSecretsMayChange(@TempDir Path mounted) throws IOException {
        Path file = Files.writeString(mounted.resolve("secrets"), OLD + "\n\n");
        GivenSchemes schemes = schemes("header-name", "X-Secret", "header-secrets-file", file.toString());
        verified(schemes, ACME.header("X-Secret", OLD));
        fails(schemes, ACME.header("X-Secret", NEW), "header", Reason.WRONG);

        Files.writeString(file, " " + OLD + " \n" + NEW + "\n");
        eventually(() -> verified(schemes, ACME.header("X-Secret", NEW)));
        verified(schemes, ACME.header("X-Secret", OLD));

        Files.writeString(file, NEW);
        eventually(() -> fails(schemes, ACME.header("X-Secret", OLD), "header", Reason.WRONG));

        for (String broken : List.of("", "short")) {
            Files.writeString(file, broken);
            Awaitility.await()
                    .during(Duration.ofMillis(1500))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> verified(schemes, ACME.header("X-Secret", NEW)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subscribers=x                                                | WEBHOOK_TOKENS is not set, nor is any other proof
            webhook-tokens=short                                         | WEBHOOK_TOKENS holds what cannot be used
            webhook-tokens=long-enough-but/with-a-slash                  | WEBHOOK_TOKENS holds what cannot be used
            webhook.header-secrets=a-secret-long-enough                  | WEBHOOK_HEADER_NAME is not set, but GATEWAY_MERCHANTS__ACME__WEBHOOK_HEADER_SECRETS is
            webhook.header-name=X-A                                      | WEBHOOK_HEADER_SECRETS is not set, but
            webhook.header-name=X A;webhook.header-secrets=a-secret-long-enough | WEBHOOK_HEADER_NAME is not the name
            webhook.header-name=X-A;webhook.header-secrets=short         | WEBHOOK_HEADER_SECRETS holds what cannot be used
            webhook.header-name=X-A;webhook.header-secrets-file=no-such  | WEBHOOK_HEADER_SECRETS_FILE names a file that cannot be read
            webhook.header-name=X;webhook.header-secrets=a-secret-long-enough;webhook.header-secrets-file=f | WEBHOOK_HEADER_SECRETS and GATEWAY_MERCHANTS__ACME__WEBHOOK_HEADER_SECRETS_FILE are both set
            webhook.basic-credentials=user-without-password              | WEBHOOK_BASIC_CREDENTIALS holds what cannot be used
            webhook.signature-header=X-A                                 | WEBHOOK_SIGNATURE_SECRETS is not set, but
            webhook.signature-header=X-A;webhook.signature-secrets=a-secret-long-enough;webhook.signature-content={timestamp}{body} | WEBHOOK_SIGNATURE_CONTENT must hold
            webhook.signature-header=X-A;webhook.signature-secrets=a-secret-long-enough;webhook.signature-content=x | WEBHOOK_SIGNATURE_CONTENT must hold
            webhook.standard-secrets=whsec_AAAA                          | WEBHOOK_STANDARD_SECRETS holds what cannot be used
            webhook.standard-secrets=whsec_####                          | WEBHOOK_STANDARD_SECRETS holds what cannot be used
            webhook.networks=example.com                                 | WEBHOOK_NETWORKS holds "example.com"
            webhook.networks=10.0.0.0/33                                 | WEBHOOK_NETWORKS holds "10.0.0.0/33"
            webhook.networks=10.0.0.0/x                                  | WEBHOOK_NETWORKS holds "10.0.0.0/x"
            webhook.certificate-fingerprints=AA:BB                       | WEBHOOK_CERTIFICATE_FINGERPRINTS holds what cannot be used
            """)
    void aWrongCombinationIsNamed(String settings, String problem) {
        Map<String, String> properties = new HashMap<>();
        for (String each : settings.split(";", -1)) {
            properties.put("acme." + each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }

        assertThat(GivenSchemes.problems(properties))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("GATEWAY_MERCHANTS__ACME__" + problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "a-secret-long-enough"})
    void noMistakeShowsASecret(String secret) {
        assertThat(GivenSchemes.problems(Map.of(
                        "acme.webhook.header-secrets", secret,
                        "acme.webhook.standard-secrets", secret,
                        "acme.webhook.basic-credentials", secret)))
                .isNotEmpty()
                .allSatisfy(
                        sentence -> assertThat(sentence.replace("SHORTEST", "")).doesNotContain(secret));
    }

    private static GivenSchemes schemes(String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return schemes(all);
    }

    private static GivenSchemes schemes(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("acme.webhook." + name, value));
        return GivenSchemes.of(all);
    }

    private static void verified(GivenSchemes schemes, Head head) {
        assertThat(schemes.verify(head, BODY)).isInstanceOf(Verified.class);
    }

    private static void fails(GivenSchemes schemes, Head head, String scheme, Reason reason) {
        assertThat(schemes.verify(head, BODY)).isEqualTo(new Unverified("acme", scheme, reason));
    }

    private static void eventually(Runnable assertions) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertions::run);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(String encoding, byte[] signature) {
        return switch (encoding) {
            case "hex" -> HexFormat.of().formatHex(signature);
            case "base64" -> Base64.getEncoder().encodeToString(signature);
            default -> Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        };
    }

    private static byte[] sign(String algorithm, String key, String text) {
        return sign(algorithm, key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sign(String algorithm, String key, byte[] text) {
        return sign(algorithm, key.getBytes(StandardCharsets.UTF_8), text);
    }

    private static byte[] sign(String algorithm, byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
