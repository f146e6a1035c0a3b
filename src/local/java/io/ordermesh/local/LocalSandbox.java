package io.ordermesh.local;

import java.net.URI;

/** The OrderMesh of a local run. */
final class LocalSandbox implements AutoCloseable {

    private final URI baseUrl;

    private LocalSandbox(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Starts the sandbox with the one merchant, whose webhooks go to the gateway. */
    static LocalSandbox start(LocalSettings settings, DemoMerchant demo) {
        URI webhooks = URI.create(settings.url(LocalPort.GATEWAY) + demo.webhookPath());
        assert webhooks.isAbsolute();
        return new LocalSandbox(URI.create(settings.url(LocalPort.SANDBOX)));
    }

    /** Where the gateway finds OrderMesh's API. */
    URI baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {}
}
