package io.ordermesh.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordermesh.gateway.merchant.MerchantsConfig.MerchantConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MerchantsTest {

    private static final GivenMerchant ACME = GivenMerchant.complete("acme");

    @Test
    void aMerchantIsTakenOver() {
        Merchants merchants =
                new Merchants(Map.of("acme", ACME.subscribers("CHILD-1").baseUrl(URI.create("https://stg.example"))));

        assertThat(merchants.find("acme")).hasValueSatisfying(acme -> {
            assertThat(acme.id()).isEqualTo("acme");
            assertThat(acme.upstreamId()).isEqualTo("upstream-acme");
            assertThat(acme.clientId()).isEqualTo("acme-client");
            assertThat(acme.clientSecret().now().reveal()).isEqualTo("acme-client-secret");
            assertThat(acme.apiKeys()).containsExactly(Secret.of("acme-key-for-tests"));
            assertThat(acme.baseUrl()).contains(URI.create("https://stg.example"));
            assertThat(acme.ownsSubscriber("Upstream-Acme")).isTrue();
            assertThat(acme.ownsSubscriber("child-1")).isTrue();
            assertThat(acme.ownsSubscriber("child-2")).isFalse();
        });
        assertThat(merchants.find("other")).isEmpty();
    }

    @Test
    void aSecretInAFileIsReadAtEachUse(@TempDir Path mounted) throws IOException {
        Path file = Files.writeString(mounted.resolve("secret"), "first-secret\n");
        ClientSecret secret = new Merchants(Map.of("acme", withSecretIn(file)))
                .find("acme")
                .orElseThrow()
                .clientSecret();
        assertThat(secret.now().reveal()).isEqualTo("first-secret");

        Files.writeString(file, "second-secret");
        assertThat(secret.now().reveal()).isEqualTo("second-secret");

        Files.delete(file);
        assertThat(secret.now().reveal()).as("in the midst of a rotation").isEqualTo("first-secret");
        assertThat(secret).hasToString("***");
    }

    @Test
    void merchantsAreListedById() {
        Merchants merchants = new Merchants(Map.of("b", GivenMerchant.complete("bbbbb"), "a", ACME));

        assertThat(merchants.all()).extracting(Merchant::id).containsExactly("a", "b");
    }

    private static GivenMerchant withSecretIn(Path file) {
        return GivenMerchant.empty()
                .merchantId("upstream")
                .clientId("acme-client")
                .clientSecretFile(file)
                .webhookTokens("acme-webhook-token");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(Map.of(), "GATEWAY_MERCHANTS__<ID>__CLIENT_ID"),
                Arguments.of(
                        Map.of("acme", ACME.clientSecretFile(Path.of("no-such-file"))),
                        "GATEWAY_MERCHANTS__ACME__CLIENT_SECRET and GATEWAY_MERCHANTS__ACME__CLIENT_SECRET_FILE are both"),
                Arguments.of(
                        Map.of("acme", withSecretIn(Path.of("no-such-file"))),
                        "GATEWAY_MERCHANTS__ACME__CLIENT_SECRET_FILE names a file that cannot be read"),
                Arguments.of(Map.of("acme", ACME.merchantId("  ")), "GATEWAY_MERCHANTS__ACME__MERCHANT_ID is not set."),
                Arguments.of(Map.of("acme", ACME.clientId(" ")), "GATEWAY_MERCHANTS__ACME__CLIENT_ID is not set."),
                Arguments.of(
                        Map.of("acme", ACME.clientSecret("")), "GATEWAY_MERCHANTS__ACME__CLIENT_SECRET is not set."),
                Arguments.of(
                        Map.of("acme", ACME.apiKeys("fifteen-letters")),
                        "GATEWAY_MERCHANTS__ACME__API_KEYS holds a key of fewer than 16 characters."),
                Arguments.of(Map.of("ac-me", ACME), "The merchant id \"ac-me\""),
                Arguments.of(
                        Map.of(
                                "acme",
                                ACME,
                                "other",
                                GivenMerchant.complete("other").apiKeys("acme-key-for-tests")),
                        "GATEWAY_MERCHANTS__ACME__API_KEYS and GATEWAY_MERCHANTS__OTHER__API_KEYS hold the same key"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongSettingStopsTheStartAndIsNamed(Map<String, MerchantConfig> config, String problem) {
        assertThat(refusal(config).lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains(problem);
    }

    @Test
    void oneMessageNamesEveryProblem() {
        String message = refusal(Map.of(
                "acme",
                GivenMerchant.empty(),
                "other",
                GivenMerchant.complete("other").apiKeys("short")));

        assertThat(message)
                .contains(
                        "GATEWAY_MERCHANTS__ACME__MERCHANT_ID",
                        "GATEWAY_MERCHANTS__ACME__CLIENT_ID",
                        "GATEWAY_MERCHANTS__ACME__CLIENT_SECRET",
                        "GATEWAY_MERCHANTS__OTHER__API_KEYS")
                .hasLineCount(5);
    }

    @Test
    void aMerchantNeedsNoApiKey() {
        GivenMerchant keyless = GivenMerchant.empty()
                .merchantId("m")
                .clientId("c")
                .clientSecret("s")
                .webhookTokens("0123456789abcdef");

        assertThat(new Merchants(Map.of("acme", keyless)).all()).hasSize(1);
    }

    @Test
    void noMessageHoldsASecret() {
        String message = refusal(Map.of(
                "acme",
                ACME.merchantId("").apiKeys("tiny", "shared-key-of-both"),
                "other",
                GivenMerchant.complete("other").apiKeys("shared-key-of-both")));

        assertThat(message).doesNotContain("acme-client-secret", "tiny", "shared-key-of-both");
    }

    @Test
    void noMerchantShowsItsSecrets() {
        Merchant acme = new Merchants(Map.of("acme", ACME)).find("acme").orElseThrow();

        assertThat(acme.toString())
                .contains("acme-client", "***")
                .doesNotContain("acme-client-secret", "acme-webhook-token", "acme-key-for-tests");
    }

    private static String refusal(Map<String, MerchantConfig> config) {
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> new Merchants(config));
        assertThat(refusal).isNotNull();
        return String.valueOf(refusal.getMessage());
    }
}
