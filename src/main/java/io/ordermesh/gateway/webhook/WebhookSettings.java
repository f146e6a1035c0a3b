package io.ordermesh.gateway.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the webhook edge. */
@ConfigMapping(prefix = "gateway.webhook")
public interface WebhookSettings {

    /** Largest body of a delivery; a larger one is answered 413. Above `quarkus.http.limits.max-body-size` it is cut off unread. */
    @WithDefault("256K")
    MemorySize maxBodySize();

    /** Most events in one delivery; more are answered 413. */
    @WithDefault("500")
    int maxEvents();

    /** Deliveries that may wait for a store at once; a further one is answered 503. */
    @WithDefault("256")
    int maxInFlight();

    /** What `Retry-After` says with a 503. */
    @WithDefault("PT5S")
    Duration retryAfter();
}
