package io.ordermesh.gateway.ordermesh;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

    /** Longest wait for the answer of one request. */
    @WithDefault("PT8S")
    @DurationMin(millis = 1)
    Duration answerTimeout();

    /** Longest time of a call with its repeats and waits. */
    @WithDefault("PT25S")
    @DurationMin(millis = 1)
    Duration callTimeout();

    /** Largest body of an answer. A larger one is not read on: a success is unreadable then, an error is told by its status. */
    @WithDefault("16M")
    MemorySize maxAnswerSize();

    /** How often a call that failed for a passing reason is repeated at once, before the read goes back to the queue. */
    @WithDefault("1")
    @Min(0)
    int retries();

    /** Pause before the first repeat; it doubles, and is spread at random. */
    @WithDefault("PT0.2S")
    @DurationMin(millis = 1)
    Duration retryDelay();

    /** A call waits so long for its repeat if OrderMesh asks for it (`Retry-After`); a longer demand ends the call. */
    @WithDefault("PT5S")
    @DurationMin(millis = 1)
    Duration longestRetryAfter();

    /** Requests that are sent for one merchant in a second, by one replica. Keep it below OrderMesh's own limit. */
    @WithDefault("50")
    @Min(1)
    int requestsPerSecond();

    /** Calls of one merchant to one service that may wait for a free connection; a further one is not sent. */
    @WithDefault("1000")
    @Min(1)
    int waitingCalls();

    /** Open connections to OrderMesh for one merchant and service, and so calls that run at once. */
    @WithDefault("32")
    @Min(1)
    int connections();

    /** How a token is asked for. */
    Token token();

    /** How the circuit breaker of a merchant behaves. */
    Breaker breaker();

    /**
     * Paths that differ from the assumed ones, by operationId: `GATEWAY_ORDERMESH_PATHS__GETORDER=/v2/orders/{orderId}`.
     * Upper and lower case do not matter in the operationId.
     */
    Map<String, String> paths();

    /** The client-credentials token of a merchant. */
    interface Token {

        /** How a token request is written. */
        enum Form {
            /** {@code {"clientId", "clientSecret"}}: OrderMesh's own, as assumed. */
            JSON,
            /** {@code {"client_id", "client_secret"}}: as in an older guide of OrderMesh. */
            JSON_SNAKE,
            /** The form of OAuth 2.0 (RFC 6749, 4.4.2). */
            STANDARD
        }

        /** The body of a token request: `json` with `clientId`, `json-snake` with `client_id`, or `standard` OAuth 2.0. */
        @WithDefault("json")
        Form form();

        /** Where tokens are made, if not at the OrderMesh system under `/user/v1/clients/token`. */
        Optional<URI> url();

        /** After refused credentials the next token request waits so long; twice as long after each further refusal. */
        @WithDefault("PT5S")
        @DurationMin(millis = 1)
        Duration firstPause();

        /** Longest wait between token requests of a merchant whose credentials are refused. */
        @WithDefault("PT5M")
        @DurationMin(millis = 1)
        Duration longestPause();
    }

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
