package io.ordermesh.local;

import io.ordermesh.sandbox.Autoplay;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.SandboxConfig;
import io.ordermesh.sandbox.world.SandboxMerchant;
import java.net.URI;

/** The OrderMesh of a local run: it makes orders by itself, moves them along and sends webhooks. */
final class LocalSandbox implements AutoCloseable {

    private final Sandbox sandbox;

    private LocalSandbox(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Starts the sandbox with the one merchant, whose webhooks go to the gateway. */
    static LocalSandbox start(LocalSettings settings, DemoMerchant demo) {
        SandboxMerchant merchant = new SandboxMerchant(
                demo.name(),
                demo.merchantId(),
                demo.clientId(),
                demo.clientSecret(),
                URI.create(settings.url(LocalPort.GATEWAY) + demo.webhookPath()));
        return new LocalSandbox(Sandbox.start(SandboxConfig.of(merchant)
                .withPort(settings.port(LocalPort.SANDBOX))
                .withAutoplay(Autoplay.ON)));
    }

    /** Where the gateway finds OrderMesh's API. */
    URI baseUrl() {
        return sandbox.baseUri();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
