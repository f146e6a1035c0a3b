package io.ordermesh.gateway.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Bounds of the connections, for each of the two ports. */
@ConfigMapping(prefix = "gateway.http")
public interface HttpSettings {

    /**
     * Connections of a port that are open at once. A further one takes the place of the connection that has owed a whole
     * request for the longest time, else of the one that has been idle longest.
     */
    @WithDefault("1000")
    @Min(1)
    int maxConnections();

    /** A request's head must be there this long after the connection was opened or the head's first byte came. */
    @WithDefault("PT10S")
    @DurationMin(millis = 100)
    Duration headTimeout();

    /**
     * A request must be there as a whole this long after its head; else it is answered 408 and the connection closed. So
     * long, too, a client may take each part of its response.
     */
    @WithDefault("PT20S")
    @DurationMin(millis = 100)
    Duration requestTimeout();
}
