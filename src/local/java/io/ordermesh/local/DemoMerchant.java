package io.ordermesh.local;

/** The one merchant of a local run. Its secrets are known to everybody and open nothing elsewhere. */
public record DemoMerchant(
        String name, String merchantId, String clientId, String clientSecret, String webhookToken, String apiKey) {

    /** The merchant {@code demo}. */
    public static DemoMerchant demo() {
        return new DemoMerchant(
                "demo",
                "7d0f2c1e-0000-4000-8000-00000000de30",
                "demo-client",
                "demo-client-secret-for-local-use-only",
                "demo-webhook-token-for-local-use-only",
                "demo-api-key-for-local-use-only");
    }

    /** Where OrderMesh's webhooks for this merchant go. */
    public String webhookPath() {
        return "/webhooks/" + name + "/" + webhookToken;
    }
}
