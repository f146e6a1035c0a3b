package io.ordermesh.gateway.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Bounds of the webhook edge. */
@ConfigMapping(prefix = "gateway.webhook")
public interface WebhookSettings {

    /** Largest body of a delivery; a larger one is answered 413. Above `quarkus.http.limits.max-body-size` it is cut off unread. */
    @WithDefault("256K")
    MemorySize maxBodySize();

    /** Most events in one delivery; more are answered 413. */
    @WithDefault("500")
    @Min(1)
    int maxEvents();

    /** Deliveries that may wait for a store at once; a further one is answered 503. */
    @WithDefault("256")
    @Min(1)
    int maxInFlight();

    /** What `Retry-After` says with a 503. */
    @WithDefault("PT5S")
    @DurationMin(seconds = 1)
    Duration retryAfter();
}
