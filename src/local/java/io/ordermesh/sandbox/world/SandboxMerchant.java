package io.ordermesh.sandbox.world;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A merchant with its API client.
 *
 * @param name how tests and people name it
 * @param merchantId the UUID that orders and webhooks carry
 * @param webhookUrl where its webhooks go, or null until that is set
 */
public record SandboxMerchant(
        String name,
        String merchantId,
        String clientId,
        String clientSecret,
        @Nullable URI webhookUrl) {

    /** This merchant with another address for its webhooks. */
    public SandboxMerchant withWebhookUrl(@Nullable URI url) {
        return new SandboxMerchant(name, merchantId, clientId, clientSecret, url);
    }

    /** Hides the secret, and the address, which may hold one. */
    @Override
    public String toString() {
        return "SandboxMerchant[" + name + ", " + merchantId + "]";
    }
}
