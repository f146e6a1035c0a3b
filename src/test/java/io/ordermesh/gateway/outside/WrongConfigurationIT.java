package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ordermesh.Beside;
import io.ordermesh.local.GatewaySettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A gateway with a wrong configuration says so and ends, before it has looked for a broker or a database. */
@Beside
@Order(9)
@ExtendWith(ShowsReplicas.class)
class WrongConfigurationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SHORT_TOKEN = "shortsecret";

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("GATEWAY_MERCHANTS__ACME__CLIENT_ID", Map.of("GATEWAY_MERCHANTS__ACME__CLIENT_ID", "")),
                arguments("GATEWAY_MERCHANTS__", Map.of("GATEWAY_MERCHANTS", "none")),
                arguments(
                        "GATEWAY_MERCHANTS__ACME__WEBHOOK_TOKENS",
                        Map.of("GATEWAY_MERCHANTS__ACME__WEBHOOK_TOKENS", SHORT_TOKEN)),
                arguments("GATEWAY_OPERATOR_KEYS", Map.of("GATEWAY_OPERATOR_KEYS", SHORT_TOKEN)),
                arguments("GATEWAY_OPERATOR_KEYS", Map.of("GATEWAY_OPERATOR_KEYS", World.ACME.apiKey())),
                arguments("GATEWAY_PERSONAL_DATA", Map.of("GATEWAY_PERSONAL_DATA", "somewhere")),
                arguments("GATEWAY_RECONCILE_LEASE", Map.of("GATEWAY_RECONCILE_LEASE", "abc")),
                arguments(
                        "GATEWAY_ORDERMESH_PATHS__GETPARCEL",
                        Map.of("GATEWAY_ORDERMESH_PATHS__GETPARCEL", "/v1/parcels")),
                arguments("GATEWAY_KAFKA_MAX_RECORD_SIZE", Map.of("GATEWAY_KAFKA_MAX_RECORD_SIZE", "3G")),
                arguments("GATEWAY_RECONCILE_POLL", Map.of("GATEWAY_RECONCILE_POLL", "PT0S")),
                arguments("GATEWAY_PUBLISH_LEASE", Map.of("GATEWAY_PUBLISH_LEASE", "PT1S")));
    }

    /** Each mistake is one environment variable; {@code GATEWAY_MERCHANTS=none} stands for no merchant at all. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aWrongConfigurationStopsTheStartWithOneMessageThatNamesTheVariable(
            String variable, Map<String, String> mistake) throws Exception {
        Map<String, String> environment = new HashMap<>(new GatewaySettings(World.settings()).environment());
        if (mistake.containsKey("GATEWAY_MERCHANTS")) {
            environment.keySet().removeIf(name -> name.startsWith("GATEWAY_MERCHANTS"));
        } else {
            environment.putAll(mistake);
        }
        try (Replica replica = Replica.launch(environment)) {
            assertThat(replica.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(1);
            assertThat(replica.lines().stream().filter(line -> line.contains(variable)))
                    .hasSize(1);
            assertThat(replica.lines())
                    // Later Javas warn of what libraries do.
                    .filteredOn(line -> !line.startsWith("WARNING: "))
                    .hasSizeLessThanOrEqualTo(2)
                    .noneMatch(line -> line.stripLeading().startsWith("at ") || line.contains("Exception:"))
                    .noneMatch(line -> line.contains(SHORT_TOKEN) || line.contains(World.ACME.clientSecret()));
        }
    }
}
