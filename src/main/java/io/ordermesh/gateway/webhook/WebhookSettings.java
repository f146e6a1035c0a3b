package io.ordermesh.gateway.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Bounds of the webhook edge. */
@ConfigMapping(prefix = "gateway.webhook")
public interface WebhookSettings {

    /** Largest body of a delivery, as it comes and unpacked; a larger one is answered 413. At most `quarkus.http.limits.max-body-size`. */
    @WithDefault("256K")
    MemorySize maxBodySize();

    /** Most events in one delivery; more are answered 413. */
    @WithDefault("500")
    @Min(1)
    int maxEvents();

    /**
     * Deliveries that are under way at once, from head to response; a further one is answered 503. Half of them are shared
     * out evenly among the merchants, at least one each.
     */
    @WithDefault("256")
    @Min(1)
    int maxInFlight();

    /** Most deliveries of one merchant in a second, on each replica; more are answered 429. Default: no limit. */
    Optional<@Min(1) Integer> maxPerSecond();

    /** What `Retry-After` says with a 503. */
    @WithDefault("PT5S")
    @DurationMin(seconds = 1)
    Duration retryAfter();
}
