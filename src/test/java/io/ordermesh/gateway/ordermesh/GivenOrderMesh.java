package io.ordermesh.gateway.ordermesh;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.telemetry.TestMetrics;
import io.quarkus.oidc.client.OidcClients;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Clients of OrderMesh for the gateway's merchants, each with an OrderMesh and settings of its own. */
@Singleton
class GivenOrderMesh {

    private static final String PREFIX = "gateway.ordermesh.";

    private final Merchants merchants;
    private final OidcClients oidcClients;

    GivenOrderMesh(Merchants merchants, OidcClients oidcClients) {
        this.merchants = merchants;
        this.oidcClients = oidcClients;
    }

    /** A client with tokens, breakers and connections of its own, which nobody else uses. */
    OrderMesh at(URI base, Map<String, String> settings) {
        return at(base, settings, new SimpleMeterRegistry());
    }

    /** The same, which counts its calls there. */
    OrderMesh at(URI base, Map<String, String> settings, MeterRegistry registry) {
        Map<String, String> all = new HashMap<>();
        all.put(PREFIX + "base-url", base.toString());
        settings.forEach((name, value) -> all.put(PREFIX + name, value));
        OrderMeshSettings mapped = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(OrderMeshSettings.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(OrderMeshSettings.class);
        return new OrderMesh(merchants, mapped, oidcClients, TestMetrics.in(registry));
    }
}
