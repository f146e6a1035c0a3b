package io.ordermesh.gateway.merchant;

import io.ordermesh.gateway.merchant.MerchantsConfig.MerchantConfig;
import io.ordermesh.gateway.merchant.MerchantsConfig.WebhookProofs;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of one merchant, as a test gives them. */
public record GivenMerchant(
        Optional<String> merchantId,
        Optional<String> clientId,
        Optional<String> clientSecret,
        Optional<Path> clientSecretFile,
        Optional<List<String>> webhookTokens,
        Optional<List<String>> apiKeys,
        Optional<List<String>> subscribers,
        Optional<URI> baseUrl)
        implements MerchantConfig {

    /** None but the tokens of the address. */
    @Override
    public WebhookProofs webhook() {
        return GivenMerchants.of(Map.of("any.client-id", "any"))
                .byId()
                .values()
                .iterator()
                .next()
                .webhook();
    }

    /** Nothing is set. */
    public static GivenMerchant empty() {
        return new GivenMerchant(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What is required is set; its secrets hold the name. */
    public static GivenMerchant complete(String name) {
        return empty().merchantId("UPSTREAM-" + name)
                .clientId(name + "-client")
                .clientSecret(name + "-client-secret")
                .webhookTokens(name + "-webhook-token")
                .apiKeys(name + "-key-for-tests");
    }

    GivenMerchant merchantId(String value) {
        return new GivenMerchant(
                Optional.of(value),
                clientId,
                clientSecret,
                clientSecretFile,
                webhookTokens,
                apiKeys,
                subscribers,
                baseUrl);
    }

    GivenMerchant clientId(String value) {
        return new GivenMerchant(
                merchantId,
                Optional.of(value),
                clientSecret,
                clientSecretFile,
                webhookTokens,
                apiKeys,
                subscribers,
                baseUrl);
    }

    GivenMerchant clientSecret(String value) {
        return new GivenMerchant(
                merchantId,
                clientId,
                Optional.of(value),
                clientSecretFile,
                webhookTokens,
                apiKeys,
                subscribers,
                baseUrl);
    }

    GivenMerchant clientSecretFile(Path value) {
        return new GivenMerchant(
                merchantId, clientId, clientSecret, Optional.of(value), webhookTokens, apiKeys, subscribers, baseUrl);
    }

    /** Replaces the tokens of the call-back URL. */
    public GivenMerchant webhookTokens(String... values) {
        return new GivenMerchant(
                merchantId,
                clientId,
                clientSecret,
                clientSecretFile,
                Optional.of(List.of(values)),
                apiKeys,
                subscribers,
                baseUrl);
    }

    GivenMerchant apiKeys(String... values) {
        return new GivenMerchant(
                merchantId,
                clientId,
                clientSecret,
                clientSecretFile,
                webhookTokens,
                Optional.of(List.of(values)),
                subscribers,
                baseUrl);
    }

    /** Replaces the further subscribers. */
    public GivenMerchant subscribers(String... values) {
        return new GivenMerchant(
                merchantId,
                clientId,
                clientSecret,
                clientSecretFile,
                webhookTokens,
                apiKeys,
                Optional.of(List.of(values)),
                baseUrl);
    }

    GivenMerchant baseUrl(URI value) {
        return new GivenMerchant(
                merchantId,
                clientId,
                clientSecret,
                clientSecretFile,
                webhookTokens,
                apiKeys,
                subscribers,
                Optional.of(value));
    }
}
