package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ordermesh.Beside;
import io.ordermesh.local.GatewaySettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Pattern VARIABLE = Pattern.compile("GATEWAY_[A-Z_]+");

    /** Mistakes that are told together, the variables that are named, and what they are set to. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("no merchant", List.of("GATEWAY_MERCHANTS__"), Map.of("GATEWAY_MERCHANTS", "none")),
                arguments(
                        "what cannot be read",
                        List.of("GATEWAY_PERSONAL_DATA", "GATEWAY_RECONCILE_LEASE"),
                        Map.of("GATEWAY_PERSONAL_DATA", "somewhere", "GATEWAY_RECONCILE_LEASE", "abc")),
                arguments(
                        "what is out of bounds",
                        List.of("GATEWAY_RECONCILE_POLL", "GATEWAY_RECONCILE_SLOTS"),
                        Map.of("GATEWAY_RECONCILE_POLL", "PT0S", "GATEWAY_RECONCILE_SLOTS", "0")),
                arguments(
                        "what does not fit",
                        List.of(
                                "GATEWAY_MERCHANTS__ACME__CLIENT_ID",
                                "GATEWAY_MERCHANTS__ACME__WEBHOOK_TOKENS",
                                "GATEWAY_OPERATOR_KEYS",
                                "GATEWAY_OPERATOR_KEYS",
                                "GATEWAY_ORDERMESH_PATHS__GETPARCEL",
                                "GATEWAY_KAFKA_MAX_RECORD_SIZE",
                                "GATEWAY_RECONCILE_LEASE",
                                "GATEWAY_SWEEP_LEASE",
                                "GATEWAY_PUBLISH_LEASE"),
                        Map.of(
                                "GATEWAY_MERCHANTS__ACME__CLIENT_ID", "",
                                "GATEWAY_MERCHANTS__ACME__WEBHOOK_TOKENS", SHORT_TOKEN,
                                "GATEWAY_OPERATOR_KEYS", SHORT_TOKEN + "," + World.ACME.apiKey(),
                                "GATEWAY_ORDERMESH_PATHS__GETPARCEL", "/v1/parcels",
                                "GATEWAY_KAFKA_MAX_RECORD_SIZE", "3G",
                                "GATEWAY_RECONCILE_LEASE", "PT1S",
                                "GATEWAY_SWEEP_LEASE", "PT1S",
                                "GATEWAY_PUBLISH_LEASE", "PT1S")));
    }

    /** {@code GATEWAY_MERCHANTS=none} stands for no merchant at all. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aWrongConfigurationStopsTheStartWithOneMessageThatNamesEachVariable(
            String name, List<String> variables, Map<String, String> mistakes) throws Exception {
        Map<String, String> environment = new HashMap<>(new GatewaySettings(World.settings()).environment());
        if (mistakes.containsKey("GATEWAY_MERCHANTS")) {
            environment.keySet().removeIf(each -> each.startsWith("GATEWAY_MERCHANTS"));
        } else {
            environment.putAll(mistakes);
        }
        try (Replica replica = Replica.launch(environment)) {
            assertThat(replica.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(1);
            List<String> lines = replica.lines().stream()
                    // Later Javas warn of what libraries do.
                    .filter(line -> !line.startsWith("WARNING: "))
                    .toList();
            assertThat(lines).first().isEqualTo("The gateway was not started, its configuration is wrong:");
            assertThat(lines.stream().skip(1))
                    .allMatch(line -> line.startsWith("  - "))
                    .extracting(WrongConfigurationIT::variable)
                    .containsExactlyInAnyOrderElementsOf(variables);
            assertThat(lines)
                    .noneMatch(line -> line.contains("Exception:"))
                    .noneMatch(line -> line.contains(SHORT_TOKEN)
                            || line.contains(World.ACME.apiKey())
                            || line.contains(World.ACME.clientSecret()));
        }
    }

    /** The first that a line names. */
    private static String variable(String line) {
        Matcher variable = VARIABLE.matcher(line);
        return variable.find() ? variable.group() : "";
    }
}
