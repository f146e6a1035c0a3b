package io.ordermesh.gateway.ordermesh;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the OrderMesh API is called. */
@ConfigMapping(prefix = "gateway.ordermesh")
public interface OrderMeshSettings {

    /** The OrderMesh system, unless a merchant has one of its own. */
    @WithDefault("https://api.ordermesh.io")
    URI baseUrl();

    /** Longest wait for a connection. */
    @WithDefault("PT3S")
    @DurationMin(millis = 1)
    Duration connectTimeout();

    /** Longest wait for the answer of one call. */
    @WithDefault("PT8S")
    @DurationMin(millis = 1)
    Duration answerTimeout();

    /** How often a call that failed for a passing reason is repeated at once, before the read goes back to the queue. */
    @WithDefault("1")
    @Min(0)
    int retries();

    /** Pause before the first repeat; it doubles, and is spread at random. */
    @WithDefault("PT0.2S")
    @DurationMin(millis = 1)
    Duration retryDelay();

    /** Open connections to OrderMesh for one merchant. */
    @WithDefault("32")
    @Min(1)
    int connections();

    /** How the circuit breaker of a merchant behaves. */
    Breaker breaker();

    /**
     * Paths that differ from the assumed ones, by operationId: `GATEWAY_ORDERMESH_PATHS__GETORDER=/v2/orders/{orderId}`.
     * Upper and lower case do not matter in the operationId.
     */
    Map<String, String> paths();

    /** A circuit breaker: while it is open, no call is sent. */
    interface Breaker {

        /** Calls of a merchant that its circuit breaker looks at. */
        @WithDefault("10")
        @Min(1)
        int window();

        /** Share of failed calls among them that opens the breaker. */
        @WithDefault("0.6")
        @DecimalMin("0.01")
        @DecimalMax("1")
        double failureRatio();

        /** Rest of an open breaker before it lets one call try. */
        @WithDefault("PT5S")
        @DurationMin(millis = 1)
        Duration delay();
    }
}
